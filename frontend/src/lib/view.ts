/** The view of an analysis, and the query that it is: the page's address is a permalink. Pure. */

import type { Extraction } from "../api/types";
import { isChoice, type ChoiceText } from "./blocks";
import { asQuery, oneOf, truth, whole, type Parameter } from "./query";

export type Sort = "count" | "-count" | "word" | "-word";
export type StopWords = "include" | "exclude" | "only";
export type Lemmas = "none" | "lemma" | "stem";
export type StopList = "standard" | "wide";
/** A part of the page; "" for the text that was extracted. */
export type Place = "" | "title" | "description" | "headings" | "links" | "images" | "body";

/** Which text counts: of an extraction, or of a choice of parts. */
export type Counted = Extraction | ChoiceText;

export interface View {
  /** null: as the analysis was asked for. */
  extraction: Counted | null;
  fold: boolean;
  stopWords: StopWords;
  stopList: StopList;
  /** Words of the visitor's own that are stop words, and that are none. */
  stopAdd: string;
  stopRemove: string;
  accents: "keep" | "ignore";
  elisions: "keep" | "ignore";
  compounds: "join" | "split";
  lemmas: Lemmas;
  /** The language whose rules are followed; "" for the document's own. */
  language: string;
  numbers: boolean;
  minLength: number;
  /** Words of a row: more than one for phrases. */
  ngram: number;
  place: Place;
  q: string;
  sort: Sort;
  offset: number;
}

/** Rows of one page of a table, and of the first answer. */
export const PAGE_ROWS = 100;
/** Bars of the chart. */
export const N_BARS = 25;
export const MAX_NGRAM = 5;
const MAX_MIN_LENGTH = 50;
const PLACES = ["", "title", "description", "headings", "links", "images", "body"] as const;

/** What the page shows when its address says nothing: as the API's, but with stop words hidden. */
export const DEFAULT_VIEW: Readonly<View> = {
  extraction: null,
  fold: true,
  stopWords: "exclude",
  stopList: "standard",
  stopAdd: "",
  stopRemove: "",
  accents: "keep",
  elisions: "ignore",
  compounds: "join",
  lemmas: "none",
  language: "",
  numbers: true,
  minLength: 1,
  ngram: 1,
  place: "",
  q: "",
  sort: "count",
  offset: 0,
};

/** Reads a query; what it does not understand stays at its default. */
export function viewFromQuery(query: string): View {
  const given = new URLSearchParams(query);
  return {
    extraction: textOf(given.get("extraction")),
    fold: truth(given.get("fold"), DEFAULT_VIEW.fold),
    stopWords: oneOf(given.get("stop_words"), ["include", "exclude", "only"], DEFAULT_VIEW.stopWords),
    stopList: oneOf(given.get("stop_list"), ["standard", "wide"], DEFAULT_VIEW.stopList),
    stopAdd: given.get("stop_add") ?? DEFAULT_VIEW.stopAdd,
    stopRemove: given.get("stop_remove") ?? DEFAULT_VIEW.stopRemove,
    accents: oneOf(given.get("accents"), ["keep", "ignore"], DEFAULT_VIEW.accents),
    elisions: oneOf(given.get("elisions"), ["keep", "ignore"], DEFAULT_VIEW.elisions),
    compounds: oneOf(given.get("compounds"), ["join", "split"], DEFAULT_VIEW.compounds),
    lemmas: oneOf(given.get("lemmas"), ["none", "lemma", "stem"], DEFAULT_VIEW.lemmas),
    language: given.get("language") ?? DEFAULT_VIEW.language,
    numbers: truth(given.get("numbers"), DEFAULT_VIEW.numbers),
    minLength: whole(given.get("min_length"), 1, MAX_MIN_LENGTH, DEFAULT_VIEW.minLength),
    ngram: whole(given.get("ngram"), 1, MAX_NGRAM, DEFAULT_VIEW.ngram),
    place: oneOf(given.get("place"), PLACES, DEFAULT_VIEW.place),
    q: given.get("q") ?? DEFAULT_VIEW.q,
    sort: oneOf(given.get("sort"), ["count", "-count", "word", "-word"], DEFAULT_VIEW.sort),
    offset: whole(given.get("offset"), 0, Number.MAX_SAFE_INTEGER, DEFAULT_VIEW.offset),
  };
}

/** The page's own query: defaults left out, "" when all are; and what the address says beside the view. */
export function queryFromView(view: View, beside: readonly Parameter[] = []): string {
  return asQuery([...parameters(view).filter(([name, value]) => value !== DEFAULTS.get(name)), ...beside]);
}

/** The API's query for the rows of the table: everything said, since its default for stop words is another. */
export function wordsQuery(view: View, limit: number): string {
  return asQuery([...parameters(view).filter(spoken), ["limit", String(limit)]]);
}

/** The API's query for the bars: the same view, but always the commonest first. */
export function barsQuery(view: View): string {
  return wordsQuery({ ...view, sort: "count", offset: 0 }, N_BARS);
}

/** The API's query for the whole list, of which search and order only choose; alike for all that have the same one. */
export function vocabularyQuery(view: View): string {
  const { stopList, stopAdd, stopRemove } = DEFAULT_VIEW;
  const unlisted = view.stopWords === "include" ? { stopList, stopAdd, stopRemove } : {};
  return asQuery(parameters({ ...view, ...unlisted }).filter(among(WHOLE)));
}

/** The API's query for a download: the whole view, without a page. */
export function downloadQuery(view: View): string {
  return asQuery(parameters({ ...view, offset: 0 }).filter(spoken));
}

/** The API's query for what stands behind a count: which words are one in this view, and what more is asked. */
export function textQuery(view: View, more: Asked = {}): string {
  return asQuery([...parameters(view).filter(among(TEXT)), ...told(more)]);
}

/** The same, with which words are left out. */
export function listedQuery(view: View, more: Asked = {}): string {
  return asQuery([...parameters(view).filter(among(LISTED)), ...told(more)]);
}

/** The same of the places of the page, which are those of all of it. */
export function placesQuery(view: View, more: Asked = {}): string {
  return listedQuery({ ...view, extraction: null }, more);
}

/** A change of view starts at its first page, unless the change is the page. Phrases and places exclude each other. */
export function changed(view: View, change: Partial<View>): View {
  const next = { ...view, offset: 0, ...change };
  if (next.ngram > 1 && next.place !== "")
    return change.place ? { ...next, ngram: 1 } : { ...next, place: "" };
  return next;
}

/** What one row is called. */
export function rowNoun(view: View): readonly [one: string, many: string] {
  return view.ngram > 1 ? ["phrase", "phrases"] : ["word", "words"];
}

/** True when something is chosen among the ways that are folded away. */
export function looksOtherwise(view: View): boolean {
  const plain = { ...DEFAULT_VIEW, extraction: null, stopWords: view.stopWords };
  return (
    queryFromView({ ...view, extraction: null, q: "", sort: "count", offset: 0 }) !== queryFromView(plain)
  );
}

/** The sort that a click on a column's head asks for: its natural direction first, then the other. */
export function sortAfterClick(sort: Sort, column: "count" | "word"): Sort {
  return sort === column ? `-${column}` : column;
}

function textOf(said: string | null): Counted | null {
  return isChoice(said) ? said : oneOf<Extraction, null>(said, ["article", "page"], null);
}

type Asked = Readonly<Record<string, string | number>>;

/** The options that say which words are one. */
const TEXT = ["extraction", "fold", "accents", "elisions", "compounds", "lemmas", "language"];
/** And those that say which are shown. */
const LISTED = [...TEXT, "stop_words", "stop_list", "stop_add", "stop_remove", "numbers", "min_length"];
/** And those that say what is counted. */
const WHOLE = [...LISTED, "ngram", "place"];

function among(names: readonly string[]): (parameter: Parameter) => boolean {
  return (parameter) => names.includes(parameter[0]) && spoken(parameter);
}

function told(asked: Asked): Parameter[] {
  return Object.entries(asked).map(([name, value]) => [name, String(value)]);
}

function parameters(view: View): Parameter[] {
  return [
    ["extraction", view.extraction ?? ""],
    ["fold", String(view.fold)],
    ["stop_words", view.stopWords],
    ["stop_list", view.stopList],
    ["stop_add", view.stopAdd],
    ["stop_remove", view.stopRemove],
    ["accents", view.accents],
    ["elisions", view.elisions],
    ["compounds", view.compounds],
    ["lemmas", view.lemmas],
    ["language", view.language],
    ["numbers", String(view.numbers)],
    ["min_length", String(view.minLength)],
    ["ngram", String(view.ngram)],
    ["place", view.place],
    ["q", view.q],
    ["sort", view.sort],
    ["offset", String(view.offset)],
  ];
}

const DEFAULTS = new Map<string, string>(parameters(DEFAULT_VIEW));

function spoken([name, value]: Parameter): boolean {
  return value !== "" && !(name === "offset" && value === "0");
}
