/** The view of an analysis, and the query that it is: the page's address is a permalink. Pure. */

import type { Extraction } from "../api/types";

export type Sort = "count" | "-count" | "word" | "-word";
export type StopWords = "include" | "exclude" | "only";

export interface View {
  /** null: as the analysis was asked for. */
  extraction: Extraction | null;
  fold: boolean;
  stopWords: StopWords;
  compounds: "join" | "split";
  numbers: boolean;
  minLength: number;
  q: string;
  sort: Sort;
  offset: number;
}

/** Rows of one page of the table. */
export const PAGE_ROWS = 100;
/** Bars of the chart. */
export const N_BARS = 25;
const MAX_MIN_LENGTH = 50;

/** What the page shows when its address says nothing: as the API's, but with stop words hidden. */
export const DEFAULT_VIEW: Readonly<View> = {
  extraction: null,
  fold: true,
  stopWords: "exclude",
  compounds: "join",
  numbers: true,
  minLength: 1,
  q: "",
  sort: "count",
  offset: 0,
};

/** Reads a query; what it does not understand stays at its default. */
export function viewFromQuery(query: string): View {
  const given = new URLSearchParams(query);
  return {
    extraction: oneOf<Extraction, null>(given.get("extraction"), ["article", "page"], null),
    fold: truth(given.get("fold"), DEFAULT_VIEW.fold),
    stopWords: oneOf(given.get("stop_words"), ["include", "exclude", "only"], DEFAULT_VIEW.stopWords),
    compounds: oneOf(given.get("compounds"), ["join", "split"], DEFAULT_VIEW.compounds),
    numbers: truth(given.get("numbers"), DEFAULT_VIEW.numbers),
    minLength: whole(given.get("min_length"), 1, MAX_MIN_LENGTH, DEFAULT_VIEW.minLength),
    q: given.get("q") ?? DEFAULT_VIEW.q,
    sort: oneOf(given.get("sort"), ["count", "-count", "word", "-word"], DEFAULT_VIEW.sort),
    offset: whole(given.get("offset"), 0, Number.MAX_SAFE_INTEGER, DEFAULT_VIEW.offset),
  };
}

/** The page's own query: defaults left out, "" when all are. */
export function queryFromView(view: View): string {
  const told = parameters(view).filter(([name, value]) => value !== DEFAULTS.get(name));
  return asQuery(told);
}

/** The API's query for the rows of the table: everything said, since its default for stop words is another. */
export function wordsQuery(view: View, limit = PAGE_ROWS): string {
  return asQuery([...parameters(view).filter(spoken), ["limit", String(limit)]]);
}

/** The API's query for the bars: the same view, but always the commonest first. */
export function barsQuery(view: View): string {
  return wordsQuery({ ...view, sort: "count", offset: 0 }, N_BARS);
}

/** The API's query for a download: the whole view, without a page. */
export function downloadQuery(view: View): string {
  return asQuery(parameters({ ...view, offset: 0 }).filter(spoken));
}

/** A change of view starts at its first page, unless the change is the page. */
export function changed(view: View, change: Partial<View>): View {
  return { ...view, offset: 0, ...change };
}

/** The sort that a click on a column's head asks for: its natural direction first, then the other. */
export function sortAfterClick(sort: Sort, column: "count" | "word"): Sort {
  return sort === column ? `-${column}` : column;
}

type Parameter = readonly [string, string];

function parameters(view: View): Parameter[] {
  return [
    ["extraction", view.extraction ?? ""],
    ["fold", String(view.fold)],
    ["stop_words", view.stopWords],
    ["compounds", view.compounds],
    ["numbers", String(view.numbers)],
    ["min_length", String(view.minLength)],
    ["q", view.q],
    ["sort", view.sort],
    ["offset", String(view.offset)],
  ];
}

const DEFAULTS = new Map<string, string>(parameters(DEFAULT_VIEW));

function spoken([name, value]: Parameter): boolean {
  return value !== "" && !(name === "offset" && value === "0");
}

function asQuery(given: readonly Parameter[]): string {
  const text = new URLSearchParams(given.map(([name, value]) => [name, value])).toString();
  return text && `?${text}`;
}

function oneOf<T extends string, D>(value: string | null, allowed: readonly T[], otherwise: D): T | D {
  return allowed.find((one) => one === value) ?? otherwise;
}

function truth(value: string | null, otherwise: boolean): boolean {
  return value === "true" ? true : value === "false" ? false : otherwise;
}

function whole(value: string | null, least: number, most: number, otherwise: number): number {
  if (value === null || !/^\d+$/.test(value)) return otherwise;
  return Math.min(most, Math.max(least, Number(value)));
}
