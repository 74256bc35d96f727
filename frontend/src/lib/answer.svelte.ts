import { Problem, ServerAway, isAbort } from "../api/client";

/** How often a question is asked again that the server has no time for just now. */
const MAX_RETRIES = 5;

/** One answer of the server that a part shows. The old one stays until the new one comes. */
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
      const value = await this.#patiently(question, aborter.signal);
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

  /** Where the server says when to come back, it is asked again then. */
  async #patiently(question: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let nTries = 0; ; nTries++) {
      try {
        return await question(signal);
      } catch (error) {
        const asked = error instanceof ServerAway && error.retryAfterS > 0 && nTries < MAX_RETRIES;
        if (!asked || signal.aborted) throw error;
        this.error = `${error.message} Trying again by itself.`;
        await until(error.retryAfterS * 1000, signal);
      }
    }
  }

  stop(): void {
    this.#aborter?.abort();
  }
}

/** Waits; raises as a question does that is given up. */
function until(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("Given up", "AbortError"));
    });
  });
}
