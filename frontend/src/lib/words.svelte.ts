/**
 * The words of a view: rows for the table, the commonest for the bars. Old ones stay until new ones come.
 *
 * The first rows are asked of the server as they are needed. Behind them the whole list is loaded, if it is not too
 * long, and those of the same view with stop words shown or hidden: from then on search, order and the switch of the
 * stop words are answered here, without waiting. Longer lists are asked for in parts, as they come into sight.
 */

import { Problem, isAbort, vocabulary, words } from "../api/client";
import type { StopList } from "../api/types";
import { Lists, Parts, type Page } from "./parts";
import { commonest, found, sought, type Item, type List, type Rows } from "./vocabulary";
import { N_BARS, PAGE_ROWS, barsQuery, vocabularyQuery, wordsQuery, type View } from "./view";

/** The server's sentence lists the tags of all languages that would do. */
const NO_LEMMAS =
  "Words of this language cannot be merged by dictionary form or stem here, or there are too many of them.";

/** The longest list that is loaded whole: the API gives no longer one. */
const MAX_WORDS = 20_000;

/** What is said of the document and the view beside the rows. */
export interface Facts {
  n_tokens: number;
  n_types: number;
  n_hapaxes: number;
  stop_list: StopList | null;
  /** Of a collection: its texts. */
  n_documents?: number;
}

/** Where words come from: those of one analysis, or of a collection. */
export interface Source {
  words: (id: string, query: string, signal: AbortSignal) => Promise<Page & Facts>;
  vocabulary: (id: string, query: string, signal: AbortSignal) => Promise<List>;
}

const ONE: Source = { words, vocabulary };

export class WordsLoader {
  facts = $state.raw<Facts | null>(null);
  rows = $state.raw<Rows | null>(null);
  bars = $state.raw<Item[]>([]);
  /** The commonest single words of the view, whatever is searched for in it. */
  common = $state.raw<Item[]>([]);
  loading = $state(false);
  /** A sentence about the search itself, to stand by its box. */
  searchError = $state("");
  /** Any other failure. */
  error = $state("");
  #aborter: AbortController | null = null;
  #of = "";
  readonly #source: Source;
  readonly #held = new Lists();
  /** The rows on show, where they come in parts. */
  #parts: Parts | null = null;

  constructor(source: Source = ONE) {
    this.#source = source;
  }

  /**
   * Loads a view, or shows it at once where its list is here; an older request that is under way is given up.
   *
   * @param whole whether the list behind it is wanted too.
   * @param version of what has the id: lists of another one are not shown again.
   */
  async load(id: string, view: View, whole: boolean, version = ""): Promise<void> {
    this.stop();
    const of = `${id} ${version}`;
    if (of !== this.#of) this.#held.clear();
    this.#of = of;
    const aborter = (this.#aborter = new AbortController());
    if (!this.#showHeld(view)) await this.#ask(id, view, aborter.signal);
    if (whole && !aborter.signal.aborted) await this.#hold(id, view, aborter.signal);
  }

  /** Whether a search of this view is answered here, at once. */
  isHere(view: View): boolean {
    const held = this.#held.get(vocabularyQuery(view));
    return held != null && sought(held, view.q, view.accents) !== null;
  }

  /** Has these rows come, if they are not there. */
  need(from: number, to: number): void {
    this.#parts?.need(from, to);
  }

  stop(): void {
    this.#aborter?.abort();
    this.#parts?.stop();
    this.loading = false;
  }

  #showHeld(view: View): boolean {
    const held = this.#held.get(vocabularyQuery(view));
    const key = held ? sought(held, view.q, view.accents) : null;
    if (!held || key === null) return false;
    this.#parts = null;
    this.facts = held;
    this.rows = found(held, key, view.sort);
    this.bars = commonest(held, key, N_BARS);
    const all = key === "" ? this.bars : commonest(held, "", N_BARS);
    this.#follow(view, all);
    this.searchError = this.error = "";
    return true;
  }

  #follow(view: View, all: Item[]): void {
    if (view.ngram === 1 && !same(all, this.common)) this.common = all;
  }

  async #ask(id: string, view: View, signal: AbortSignal): Promise<void> {
    this.loading = true;
    try {
      const from = view.offset - (view.offset % PAGE_ROWS);
      const first = await this.#source.words(id, wordsQuery({ ...view, offset: from }, PAGE_ROWS), signal);
      const bars = await this.#barsOf(id, view, first, signal);
      if (signal.aborted) return;
      const more = (query: string, given: AbortSignal): Promise<Page> => this.#source.words(id, query, given);
      this.#parts?.stop();
      this.#parts = new Parts(more, view, first, from, (parts) => (this.rows = parts.rows()));
      this.facts = first;
      this.rows = this.#parts.rows();
      this.bars = bars;
      if (view.q === "" || this.common.length === 0) this.#follow(view, bars);
      this.searchError = this.error = "";
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      this.#tell(error, view);
    } finally {
      if (!signal.aborted) this.loading = false;
    }
  }

  async #barsOf(id: string, view: View, first: Page, signal: AbortSignal): Promise<Item[]> {
    const isCommonest = view.sort === "count" && view.offset < PAGE_ROWS;
    const items = isCommonest ? first.items : (await this.#source.words(id, barsQuery(view), signal)).items;
    return items.slice(0, N_BARS);
  }

  /** Loads the list of a view, and those that a switch of the stop words would show, each once. */
  async #hold(id: string, view: View, signal: AbortSignal): Promise<void> {
    if (this.error || (view.q === "" && (this.rows?.total ?? 0) > MAX_WORDS)) return;
    try {
      const isNew = this.#held.get(vocabularyQuery(view)) === undefined;
      if (!(await this.#listOf(id, view, signal)) || signal.aborted) return;
      if (isNew) this.#showHeld(view);
      for (const stopWords of ["exclude", "include", "only"] as const)
        await this.#listOf(id, { ...view, stopWords }, signal);
    } catch {
      // what is on show came by another way, and stays
    }
  }

  async #listOf(id: string, view: View, signal: AbortSignal): Promise<List | null> {
    const query = vocabularyQuery(view);
    let held = this.#held.get(query);
    if (held === undefined) {
      const answer = await this.#source.vocabulary(id, query, signal);
      held = answer.words.length < answer.total ? null : answer;
    }
    this.#held.keep(query, held);
    return held;
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

function same(these: readonly Item[], those: readonly Item[]): boolean {
  return these.length === those.length && these.every(({ word }, i) => word === those[i]?.word);
}
