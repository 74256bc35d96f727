/** One answer of the server that a part shows. The old one stays until the new one comes. */

import { Problem, isAbort } from "../api/client";

export class Answer<T> {
  value = $state.raw<T | null>(null);
  loading = $state(false);
  /** Why there is none, in the server's own sentence. */
  error = $state("");
  /** The problem's code; "" where the server was away. */
  code = $state("");
  #aborter: AbortController | null = null;

  /** Asks; an older question that is still under way is given up. */
  async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.stop();
    const aborter = new AbortController();
    this.#aborter = aborter;
    this.loading = true;
    try {
      const value = await question(aborter.signal);
      if (aborter.signal.aborted) return;
      this.value = value;
      this.error = this.code = "";
    } catch (error) {
      if (isAbort(error) || aborter.signal.aborted) return;
      this.value = null;
      this.error = error instanceof Error ? error.message : String(error);
      this.code = error instanceof Problem ? error.code : "";
    } finally {
      if (this.#aborter === aborter) this.loading = false;
    }
  }

  stop(): void {
    this.#aborter?.abort();
  }
}
