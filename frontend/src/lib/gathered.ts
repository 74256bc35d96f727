/** What of a collection is shown, and how: the page's address beside the view. Pure. */

import { NO_FOCUS, ORDERS, type Order } from "./focus";
import { oneOf, whole, type Parameter } from "./query";
import { trendFromQuery, trendParameters } from "./trend";
import {
  DEFAULT_VIEW,
  changed,
  listedQuery,
  queryFromView,
  textQuery,
  viewFromQuery,
  wordsQuery,
} from "./view";
import { PAGE_ROWS, type View } from "./view";

export const GATHERED = [
  { value: "words", label: "Words" },
  { value: "matrix", label: "By source" },
  { value: "trends", label: "Trends" },
  { value: "keyness", label: "Sets apart" },
  { value: "concordance", label: "In context" },
  { value: "growth", label: "Growth" },
] as const;

export type Shown = (typeof GATHERED)[number]["value"];

/** By number, or by the dates that sitemaps and feeds give. */
export type By = "number" | "date";

/** Which words of a comparison: all, those that surely differ, or those that differ for more than one source's sake. */
export const SURENESS = [
  { value: "all", label: "all" },
  { value: "sure", label: "surely different" },
] as const;
export type Sureness = (typeof SURENESS)[number]["value"];

/** Below this q a difference is called sure. */
export const SURE = 0.05;

export interface Looking {
  show: Shown;
  view: View;
  /** Words that are followed; none for the commonest. */
  trend: readonly string[];
  by: By;
  /** The number of the source that is held against the rest; 0 for none chosen. */
  source: number;
  /** The id of a collection that this one is held against; "" for none. */
  reference: string;
  which: Sureness;
  /** The word or phrase that is looked for. */
  word: string;
  order: Order;
  line: number;
}

/** Reads a query; what it does not understand stays at its default. */
export function lookingFromQuery(query: string): Looking {
  const given = new URLSearchParams(query);
  return {
    show: oneOf(
      given.get("show"),
      GATHERED.map(({ value }) => value),
      "words",
    ),
    view: { ...viewFromQuery(query), extraction: null, place: "" },
    trend: trendFromQuery(query),
    by: oneOf(given.get("by"), ["number", "date"], "number"),
    source: whole(given.get("source"), 0, Number.MAX_SAFE_INTEGER, 0),
    reference: given.get("reference") ?? "",
    which: oneOf(
      given.get("which"),
      SURENESS.map(({ value }) => value),
      "all",
    ),
    word: given.get("word") ?? "",
    order: oneOf(
      given.get("order"),
      ORDERS.map(({ value }) => value),
      NO_FOCUS.order,
    ),
    line: whole(given.get("line"), 0, Number.MAX_SAFE_INTEGER, 0),
  };
}

/** The page's own query: what is at its default is left out. */
export function queryFromLooking(looking: Looking): string {
  const { show, view, trend, by, source, reference, which, word, order, line } = looking;
  const beside: Parameter[] = [
    ["show", show === "words" ? "" : show],
    ...trendParameters(trend),
    ["by", by === "number" ? "" : by],
    ["source", source ? String(source) : ""],
    ["reference", reference],
    ["which", which === "all" ? "" : which],
    ["word", word],
    ["order", order === NO_FOCUS.order ? "" : order],
    ["line", line ? String(line) : ""],
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

/** The API's query for what is shown; for a file, without a page. "" where something is to be chosen first. */
export function gatheredQuery(looking: Looking, rows: "page" | "all" = "page"): string {
  const { view, word } = looking;
  const all = rows === "all";
  switch (looking.show) {
    case "words":
      return wordsQuery({ ...view, offset: all ? 0 : view.offset }, PAGE_ROWS);
    case "matrix":
      return wordsQuery({ ...view, offset: all ? 0 : view.offset }, all ? MAX_MATRIX_ROWS : MATRIX_ROWS);
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
    case "growth":
      return listedQuery(view);
  }
}

/** Words of the heat map on one page, and as many as one file of them may have. */
export const MATRIX_ROWS = 30;
const MAX_MATRIX_ROWS = 1_000;
/** Steps of a trend. */
const N_PARTS = 20;
export const N_LINES = 20;

function trendsAsked({ trend, by }: Looking): Record<string, string | number> {
  return { by, parts: N_PARTS, ...(trend.length > 0 ? { words: trend.join(",") } : {}) };
}

function keynessQuery({ view, source, reference, which }: Looking, all: boolean): string {
  if (!source && !reference) return "";
  return listedQuery(view, {
    ...(source ? { source } : { reference }),
    ...(which === "sure" ? { max_q: SURE } : {}),
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
