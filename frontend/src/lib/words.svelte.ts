/** The server's answer for a view: rows for the table, the commonest for the bars. Old ones stay until new ones come. */

import { Problem, isAbort, words } from "../api/client";
import type { WordItem, Words } from "../api/types";
import { N_BARS, barsQuery, wordsQuery, type View } from "./view";

/** The server's sentence lists the tags of all languages that would do. */
const NO_LEMMAS =
  "Words of this language cannot be merged by dictionary form or stem here, or there are too many of them.";

export class WordsLoader {
  table = $state.raw<Words | null>(null);
  bars = $state.raw<WordItem[]>([]);
  loading = $state(false);
  /** A sentence about the search itself, to stand by its box. */
  searchError = $state("");
  /** Any other failure. */
  error = $state("");
  #aborter: AbortController | null = null;
  #barsShown = "";

  /** Loads a view; an older request that is still under way is given up. */
  async load(id: string, view: View): Promise<void> {
    this.stop();
    const aborter = new AbortController();
    this.#aborter = aborter;
    this.loading = true;
    try {
      const table = await words(id, wordsQuery(view), aborter.signal);
      const bars = await this.#barsOf(id, view, table, aborter.signal);
      if (aborter.signal.aborted) return;
      this.table = table;
      if (bars) this.bars = bars;
      this.searchError = this.error = "";
    } catch (error) {
      if (isAbort(error) || aborter.signal.aborted) return;
      this.#tell(error, view);
    } finally {
      if (this.#aborter === aborter) this.loading = false;
    }
  }

  stop(): void {
    this.#aborter?.abort();
  }

  /** null when the bars on show are those of this view already. */
  async #barsOf(id: string, view: View, table: Words, signal: AbortSignal): Promise<WordItem[] | null> {
    const query = id + barsQuery(view);
    if (query === this.#barsShown) return null;
    const commonest = view.sort === "count" && view.offset === 0;
    const items = commonest ? table.items : (await words(id, barsQuery(view), signal)).items;
    if (!signal.aborted) this.#barsShown = query;
    return items.slice(0, N_BARS);
  }

  #tell(error: unknown, view: View): void {
    const sentence = error instanceof Error ? error.message : String(error);
    const aboutSearch =
      error instanceof Problem && error.status === 422 && (error.parameter ?? "q") === "q" && view.q !== "";
    this.searchError = aboutSearch ? sentence : "";
    this.error = aboutSearch ? "" : sentence;
    if (error instanceof Problem && error.parameter === "lemmas") this.error = NO_LEMMAS;
  }
}
