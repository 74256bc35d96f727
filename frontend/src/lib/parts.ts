/** Lists that are here whole, and rows of longer ones that come in parts. */

import { wordsQuery, type View } from "./view";
import type { Item, List, Rows } from "./vocabulary";

/** Rows of each answer but the first: the server ranks a long list anew for each. */
const PART_ROWS = 1_000;
/** A page of rows. */
export interface Page {
  total: number;
  items: readonly Item[];
}

/** Asks the API for a page, by its query. */
export type AskPage = (query: string, signal: AbortSignal) => Promise<Page>;

/** Lists that are kept: those of one view with stop words shown, hidden and alone, and of the view before. */
const MAX_HELD = 6;

/** The last few lists by their query; null where one is too long to be given. */
export class Lists {
  readonly #held = new Map<string, List | null>();

  get(query: string): List | null | undefined {
    return this.#held.get(query);
  }

  /** The one that was kept last is the last to go. */
  keep(query: string, list: List | null): void {
    this.#held.delete(query);
    this.#held.set(query, list);
    const oldest = this.#held.keys().next().value;
    if (this.#held.size > MAX_HELD && oldest !== undefined) this.#held.delete(oldest);
  }

  clear(): void {
    this.#held.clear();
  }
}

/** Rows that come in parts, of which the first is there. */
export class Parts {
  readonly #items = new Map<number, Item>();
  readonly #asked = new Set<number>();
  readonly #aborter = new AbortController();
  readonly #total: number;

  constructor(
    readonly words: AskPage,
    readonly view: View,
    first: Page,
    from: number,
    readonly onmore: (parts: Parts) => void,
  ) {
    this.#total = first.total;
    this.#take(first, from);
  }

  /** As they are now: a new value each time, so that whoever shows them sees that there are more. */
  rows(): Rows {
    return { total: this.#total, at: (place) => this.#items.get(place) ?? null };
  }

  need(from: number, to: number): void {
    for (let part = Math.floor(from / PART_ROWS); part * PART_ROWS < Math.min(to, this.#total); part++) {
      const begin = part * PART_ROWS;
      const end = Math.min(begin + PART_ROWS, this.#total);
      if (this.#asked.has(part) || this.#isHere(Math.max(from, begin), Math.min(to, end))) continue;
      this.#asked.add(part);
      void this.#ask(part);
    }
  }

  stop(): void {
    this.#aborter.abort();
  }

  #isHere(from: number, to: number): boolean {
    for (let place = from; place < to; place++) if (!this.#items.has(place)) return false;
    return true;
  }

  async #ask(part: number): Promise<void> {
    const offset = part * PART_ROWS;
    try {
      const answer = await this.words(wordsQuery({ ...this.view, offset }, PART_ROWS), this.#aborter.signal);
      this.#take(answer, offset);
      if (!this.#aborter.signal.aborted) this.onmore(this);
    } catch {
      this.#asked.delete(part); // asked for again when it comes into sight again
    }
  }

  #take(answer: Page, from: number): void {
    answer.items.forEach((item, i) => this.#items.set(from + i, item));
  }
}
