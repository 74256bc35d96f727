/** What of a collection is shown, and how: the page's address beside the view. Pure. */

import { MEASURES, NO_FOCUS, ORDERS, type Measure, type Order } from "./focus";
import { oneOf, whole, type Parameter } from "./query";
import { trendFromQuery, trendParameters } from "./trend";
import {
  DEFAULT_VIEW,
  PAGE_ROWS,
  changed,
  listedQuery,
  queryFromView,
  textQuery,
  viewFromQuery,
  wordsQuery,
  type View,
} from "./view";

export const GATHERED = [
  { value: "words", label: "Words" },
  { value: "matrix", label: "By source" },
  { value: "tfidf", label: "Typical of each" },
  { value: "dispersion", label: "How evenly" },
  { value: "trends", label: "Trends" },
  { value: "keyness", label: "Sets apart" },
  { value: "concordance", label: "In context" },
  { value: "collocates", label: "Goes with" },
  { value: "growth", label: "Growth" },
] as const;

export type Shown = (typeof GATHERED)[number]["value"];

/** By number, or by the dates that sitemaps and feeds give. */
export type By = "number" | "date";

/** Which words of a comparison: all, those that surely differ, or those that differ for more than one text's sake. */
export const SURENESS = [
  { value: "all", label: "all" },
  { value: "sure", label: "surely different" },
  { value: "shared", label: "and not for one text’s sake" },
] as const;
export type Sureness = (typeof SURENESS)[number]["value"];

/** Below this q a difference is called sure. */
export const SURE = 0.05;

/** Random deals of the texts, where they are asked for: enough for a p of .001. */
export const N_DEALS = 999;

/** In which order words stand that are looked at for how evenly they are spread. */
export const EVEN_ORDERS = ["count", "word", "n_documents", "-n_documents", "dp_norm", "-dp_norm"] as const;
export type EvenOrder = (typeof EVEN_ORDERS)[number];

/** How a word's weight in a source is reckoned. */
export const VARIANTS = [
  {
    value: "share",
    label: "share × log (D/df)",
    says: "its share of the source’s words, times log₁₀ of D/df",
  },
  { value: "count", label: "count × log (D/df)", says: "how often it is there, times log₁₀ of D/df" },
  {
    value: "smooth",
    label: "smoothed, as scikit-learn",
    says: "as scikit-learn has it: count times ln((1+D)/(1+df)) + 1, each source’s weights brought to length 1",
  },
] as const;
export type Variant = (typeof VARIANTS)[number]["value"];

export interface Looking {
  show: Shown;
  view: View;
  /** Words that are followed; none for the commonest. */
  trend: readonly string[];
  by: By;
  even: EvenOrder;
  variant: Variant;
  /** The number of the source that is held against the rest; 0 for none chosen. */
  source: number;
  /** The id of a collection that this one is held against; "" for none. */
  reference: string;
  which: Sureness;
  /** Whether the texts are dealt anew, to see what chance does. */
  dealt: boolean;
  /** The word or phrase that is looked for. */
  word: string;
  order: Order;
  line: number;
  /** By what the words near it are ranked. */
  measure: Measure;
}

function values<T extends string>(of: readonly { value: T }[]): T[] {
  return of.map(({ value }) => value);
}

/** Reads a query; what it does not understand stays at its default. */
export function lookingFromQuery(query: string): Looking {
  const given = new URLSearchParams(query);
  return {
    show: oneOf(given.get("show"), values(GATHERED), "words"),
    view: { ...viewFromQuery(query), extraction: null, place: "" },
    trend: trendFromQuery(query),
    by: oneOf(given.get("by"), ["number", "date"], "number"),
    even: oneOf(given.get("even"), EVEN_ORDERS, "count"),
    variant: oneOf(given.get("variant"), values(VARIANTS), "share"),
    source: whole(given.get("source"), 0, Number.MAX_SAFE_INTEGER, 0),
    reference: given.get("reference") ?? "",
    which: oneOf(given.get("which"), values(SURENESS), "all"),
    dealt: given.get("dealt") === "true",
    word: given.get("word") ?? "",
    order: oneOf(given.get("order"), values(ORDERS), NO_FOCUS.order),
    line: whole(given.get("line"), 0, Number.MAX_SAFE_INTEGER, 0),
    measure: oneOf(given.get("measure"), values(MEASURES), NO_FOCUS.measure),
  };
}

/** The page's own query: what is at its default is left out. */
export function queryFromLooking(looking: Looking): string {
  const { view, trend, by, even, variant, source, reference, which, dealt, word, order, line, measure } =
    looking;
  const beside: Parameter[] = [
    ["show", looking.show === "words" ? "" : looking.show],
    ...trendParameters(trend),
    ["by", by === "number" ? "" : by],
    ["even", even === "count" ? "" : even],
    ["variant", variant === "share" ? "" : variant],
    ["source", source ? String(source) : ""],
    ["reference", reference],
    ["which", which === "all" ? "" : which],
    ["dealt", dealt ? "true" : ""],
    ["word", word],
    ["order", order === NO_FOCUS.order ? "" : order],
    ["line", line ? String(line) : ""],
    ["measure", measure === NO_FOCUS.measure ? "" : measure],
  ];
  return queryFromView(
    view,
    beside.filter(([, value]) => value !== ""),
  );
}

/** A change of how words are seen begins at the first page of whatever is paged. */
export function looked(looking: Looking, change: Partial<View>): Looking {
  return { ...looking, view: changed(looking.view, change), line: 0 };
}

/** Another view of the same words: its search and its page are its own. */
export function turnedTo(looking: Looking, show: Shown): Looking {
  const view = { ...looking.view, q: "", sort: DEFAULT_VIEW.sort, offset: 0 };
  return { ...looking, show, view, line: 0 };
}

/** Views of single words and of phrases alike; the others are of single words. */
export function takesPhrases(show: Shown): boolean {
  return show === "words" || show === "matrix" || show === "dispersion" || show === "tfidf";
}

/** The API's query for what is shown; for a file, without a page. "" where something is to be chosen first. */
export function gatheredQuery(looking: Looking, rows: "page" | "all" = "page"): string {
  const { view, word } = looking;
  const all = rows === "all";
  const first = { ...view, offset: all ? 0 : view.offset };
  switch (looking.show) {
    case "words":
      return wordsQuery(first, PAGE_ROWS) + (all ? "&dispersion=true" : "");
    case "matrix":
      return wordsQuery(first, all ? MAX_MATRIX_ROWS : MATRIX_ROWS);
    case "dispersion":
      return evenQuery(looking, all);
    case "tfidf":
      return tfidfQuery(looking, all);
    case "trends":
      return listedQuery(view, trendsAsked(looking));
    case "keyness":
      return keynessQuery(looking, all);
    case "concordance":
      if (!word) return "";
      return textQuery(view, {
        q: word,
        order: looking.order,
        context: 14,
        ...(all ? {} : { limit: N_LINES, offset: looking.line }),
      });
    case "collocates":
      if (!word) return "";
      return listedQuery(view, {
        q: word,
        measure: looking.measure,
        ...(all ? {} : { limit: PAGE_ROWS, offset: view.offset }),
      });
    case "growth":
      return listedQuery(view);
  }
}

/** The API's query for what is kept of the whole: the report, the receipt, the embedded page. */
export function keptQuery({ view, show }: Looking): string {
  const words = show === "words";
  return listedQuery(view, {
    ...(words && view.q ? { q: view.q } : {}),
    ...(words ? { sort: view.sort } : {}),
  });
}

/** Words of the heat map on one page, and as many as one file of them may have. */
export const MATRIX_ROWS = 30;
const MAX_MATRIX_ROWS = 1_000;
/** Steps of a trend. */
const N_PARTS = 20;
export const N_LINES = 20;
/** Sources on one page, and the words of each: on the page, and in a file. */
export const N_TYPICAL = 24;
const N_TOP = 8;
const MAX_TOP = 50;

function trendsAsked({ trend, by }: Looking): Record<string, string | number> {
  return { by, parts: N_PARTS, ...(trend.length > 0 ? { words: trend.join(",") } : {}) };
}

function searched({ q, ngram }: View): Record<string, string | number> {
  return { ...(q ? { q } : {}), ...(ngram > 1 ? { ngram } : {}) };
}

function evenQuery({ view, even }: Looking, all: boolean): string {
  return listedQuery(view, {
    ...searched(view),
    sort: even,
    ...(all ? {} : { limit: PAGE_ROWS, offset: view.offset }),
  });
}

function tfidfQuery({ view, variant }: Looking, all: boolean): string {
  return listedQuery(view, {
    ...searched(view),
    variant,
    top: all ? MAX_TOP : N_TOP,
    ...(all ? {} : { limit: N_TYPICAL, offset: view.offset }),
  });
}

function keynessQuery({ view, source, reference, which, dealt }: Looking, all: boolean): string {
  if (!source && !reference) return "";
  return listedQuery(view, {
    ...(source ? { source } : { reference }),
    ...(which === "all" ? {} : { max_q: SURE }),
    ...(which === "shared" ? { one_document: "false" } : {}),
    ...(dealt ? { permutations: N_DEALS } : {}),
    ...(view.q ? { q: view.q } : {}),
    sort: "key",
    ...(all ? {} : { limit: PAGE_ROWS, offset: view.offset }),
  });
}

/** The id in what somebody pasted: a link to a collection, or the id alone; "" for neither. */
export function collectionIdIn(pasted: string): string {
  const text = pasted.trim();
  const inLink = /\/collections\/([a-z2-7]{26})(?![a-z0-9])/.exec(text)?.[1];
  return inLink ?? (/^[a-z2-7]{26}$/.test(text) ? text : "");
}
