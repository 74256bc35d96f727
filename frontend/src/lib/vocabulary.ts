/** A view that was loaded whole: searched and sorted in the page, with the results that the API would give. Pure. */

import type { CorpusVocabulary, SummedItem, Vocabulary, WordItem } from "../api/types";
import type { Sort } from "./view";

/** Longer searches are the API's to refuse. */
const MAX_QUERY = 200;
/** There I is no capital of i. */
const TURKIC = new Set(["tr", "az"]);
const ASCII = /^[\x20-\x7e]*$/;
/**
 * Letters of Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of India, kana, Han and Hangul: those that
 * fold here as they do there, each of them tried. What is none of these the API knows to spell.
 */
const KNOWN =
  // eslint-disable-next-line no-misleading-character-class -- ranges: no sign of them is composed of two
  /^[\x20-\x7e\u00c0-\u024f\u0370-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u064a\u0900-\u0dff\u1e00-\u1eff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]*$/;

/** A word; of a collection, with how it is spread over the texts. */
export type Item = WordItem & Partial<Pick<SummedItem, "n_documents" | "dp_norm">>;

/** All words of one text, or of those of a collection. */
export type List = Vocabulary & Partial<Pick<CorpusVocabulary, "in_documents" | "dp_norm">>;

/** Rows of a view, of which not all need be there. */
export interface Rows {
  readonly total: number;
  /** null: not loaded yet. */
  at(place: number): Item | null;
}

/** Places in the vocabulary's columns of the words that a search leaves, in the order of a sort. */
export interface Found extends Rows {
  readonly places: ArrayLike<number>;
}

/** What a search compares with the words' keys; null where only the API can tell: expressions, and rare letters. */
export function sought(vocabulary: List, q: string, accents: "keep" | "ignore"): string | null {
  if (q.length > MAX_QUERY || (q.length > 2 && q.startsWith("/") && q.endsWith("/"))) return null;
  const text = q.trim();
  if (ASCII.test(text))
    return TURKIC.has(vocabulary.language) && /[iI]/.test(text) ? null : text.toLowerCase();
  const one = text.normalize("NFC");
  if (accents === "ignore" || TURKIC.has(vocabulary.language) || !KNOWN.test(one)) return null;
  const folded = [...one].map((letter) => letter.toLowerCase());
  // what changes on its way to a capital and back (ß, final sigma, long s) folds in ways of its own
  return folded.every(
    (letter) => [...letter.toUpperCase()].length === 1 && letter.toUpperCase().toLowerCase() === letter,
  )
    ? folded.join("").normalize("NFC")
    : null;
}

/**
 * The words that a search leaves.
 *
 * @param key what `sought` made of the search.
 */
export function found(vocabulary: List, key: string, sort: Sort): Found {
  const { words, keys } = vocabulary;
  const all = sort.endsWith("word") ? vocabulary.alphabetical : null;
  const places: number[] = [];
  const fits = matcher(key);
  for (let i = 0; i < words.length; i++) {
    const place = all ? (all[i] ?? 0) : i;
    if (fits(keys[place] ?? words[place] ?? "")) places.push(place);
  }
  if (sort.startsWith("-")) places.reverse();
  return {
    places,
    total: places.length,
    at: (row) => {
      const place = places[row];
      return place === undefined ? null : itemAt(vocabulary, place);
    },
  };
}

/** The commonest of what a search leaves. */
export function commonest(vocabulary: List, key: string, n: number): Item[] {
  const { words, keys } = vocabulary;
  const fits = matcher(key);
  const items: Item[] = [];
  for (let place = 0; place < words.length && items.length < n; place++)
    if (fits(keys[place] ?? words[place] ?? "")) items.push(itemAt(vocabulary, place));
  return items;
}

function itemAt({ words, counts, n_tokens, in_documents, dp_norm }: List, place: number): Item {
  const count = counts[place] ?? 0;
  const item = {
    rank: place + 1,
    word: words[place] ?? "",
    count,
    per_million: (count * 1_000_000) / n_tokens,
  };
  return in_documents
    ? { ...item, n_documents: in_documents[place] ?? 0, dp_norm: dp_norm?.[place] ?? null }
    : item;
}

/** Where a key holds no * and no ?, a beginning; else a pattern for all of a word. Linear, however many stars. */
function matcher(key: string): (word: string) => boolean {
  if (!/[*?]/.test(key)) return (word) => word.startsWith(key);
  const pieces = key.split("*").map((piece) => [...piece]);
  const first = pieces[0] ?? [];
  const last = pieces.at(-1) ?? [];
  if (pieces.length === 1) return (word) => stands(first, [...word], 0) && [...word].length === first.length;
  return (word) => {
    const letters = [...word];
    const end = letters.length - last.length;
    if (!stands(first, letters, 0)) return false;
    let at = first.length;
    for (const piece of pieces.slice(1, -1)) {
      while (at <= letters.length && !stands(piece, letters, at)) at++;
      at += piece.length;
    }
    return at <= end && stands(last, letters, end);
  };
}

/** Whether a piece stands in a word from a place on; ? is any one letter. */
function stands(piece: readonly string[], letters: readonly string[], at: number): boolean {
  return piece.every((sign, i) => at + i < letters.length && (sign === "?" || sign === letters[at + i]));
}
