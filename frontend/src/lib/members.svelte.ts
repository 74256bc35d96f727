/** The sources of a collection as they stand: what has ended is asked for once, the rest again and again. */

import { isAbort } from "../api/client";
import { sourcesAfter } from "../api/collections";
import type { Member } from "../api/types";
import { isTerminal } from "./poll";

/** As many as one answer holds. */
const N_PAGE = 1_000;

export class Members {
  items = $state.raw<Member[]>([]);
  /** True once all of them have been seen. */
  whole = $state(false);
  error = $state("");
  readonly #id: string;
  #aborter: AbortController | null = null;
  #again = false;

  constructor(id: string) {
    this.#id = id;
  }

  /**
   * Asks how the sources stand. A question while another is under way is asked after it.
   *
   * @param from "start" after anything but the work itself has changed them: a retry, a removal.
   */
  async refresh(from: "unfinished" | "start" = "unfinished"): Promise<void> {
    if (from === "start") {
      this.stop();
      this.whole = false;
    } else if (this.#aborter) {
      this.#again = true;
      return;
    }
    const aborter = new AbortController();
    this.#aborter = aborter;
    try {
      await this.#ask(from === "start" ? 0 : this.#firstUnfinished(), aborter.signal);
      if (!aborter.signal.aborted) this.error = "";
    } catch (error) {
      if (isAbort(error) || aborter.signal.aborted) return;
      this.error = error instanceof Error ? error.message : String(error);
    } finally {
      if (this.#aborter === aborter) this.#aborter = null;
    }
    if (this.#again && !this.#aborter) {
      this.#again = false;
      await this.refresh();
    }
  }

  stop(): void {
    this.#aborter?.abort();
    this.#aborter = null;
    this.#again = false;
  }

  /** How many at the head have ended: nothing about those changes by itself. */
  #firstUnfinished(): number {
    const at = this.items.findIndex((one) => !isTerminal(one));
    return at < 0 ? this.items.length : at;
  }

  async #ask(nKept: number, signal: AbortSignal): Promise<void> {
    let found = this.items.slice(0, nKept);
    let after: number | null = found.at(-1)?.number ?? 0;
    while (after !== null) {
      const page = await sourcesAfter(this.#id, after, N_PAGE, signal);
      if (signal.aborted) return;
      found = [...found, ...page.items];
      after = page.next_cursor;
      // those of the first pages are shown at once; later ones take the place of what was known of them
      if (after !== null && found.length > this.items.length) this.items = found;
    }
    this.items = found;
    this.whole = true;
  }
}
