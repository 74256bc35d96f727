/** Two analyses side by side, and how: the address of the page that compares them. Pure. */

import { PAGE_ROWS, listedQuery, queryFromView, viewFromQuery, type View } from "./view";
import { oneOf, whole, type Parameter } from "./query";
import { COMPARE_PATH } from "./router.svelte";

export const SIDES = ["target", "reference"] as const;
export type Side = (typeof SIDES)[number];

/** What the sides are called where their titles would be too long. */
export const LETTER: Readonly<Record<Side, string>> = { target: "A", reference: "B" };

export const WHICH = [
  { value: "all", label: "all" },
  { value: "sure", label: "surely different" },
  { value: "target", label: "only in A" },
  { value: "reference", label: "only in B" },
] as const;
export type Which = (typeof WHICH)[number]["value"];

/** "" is the surest first; of the words of one side only, the commonest. */
export const ORDERS = [
  "",
  "word",
  "-word",
  "target_count",
  "reference_count",
  "q",
  "log_ratio",
  "-log_ratio",
] as const;
export type Order = (typeof ORDERS)[number];

/** Below this q a difference is called sure: of all words so called, one in twenty may be chance. */
export const SURE = 0.05;

export interface Contrast {
  /** Ids; "" for one that is still to be chosen. */
  target: string;
  reference: string;
  /** Which words are compared; its search, order and page are not used. */
  view: View;
  which: Which;
  q: string;
  sort: Order;
  offset: number;
}

/** Reads a query; what it does not understand stays at its default. */
export function contrastFromQuery(query: string): Contrast {
  const given = new URLSearchParams(query);
  return {
    target: given.get("target") ?? "",
    reference: given.get("reference") ?? "",
    view: acrossTexts(viewFromQuery(query)),
    which: oneOf(
      given.get("which"),
      WHICH.map(({ value }) => value),
      "all",
    ),
    q: given.get("q") ?? "",
    sort: oneOf(given.get("sort"), ORDERS, ""),
    offset: whole(given.get("offset"), 0, Number.MAX_SAFE_INTEGER, 0),
  };
}

/** The page's own address. */
export function contrastAddress(contrast: Contrast): string {
  const { target, reference, view, which, q, sort, offset } = contrast;
  const beside: Parameter[] = [
    ["target", target],
    ["reference", reference],
    ["which", which === "all" ? "" : which],
    ["q", q],
    ["sort", sort],
    ["offset", offset ? String(offset) : ""],
  ];
  return (
    COMPARE_PATH +
    queryFromView(
      view,
      beside.filter(([, value]) => value !== ""),
    )
  );
}

/** The page that compares two, as a view of either shows them. */
export function comparePath(target: string, reference: string, view?: View): string {
  const plain = contrastFromQuery("");
  return contrastAddress({ ...plain, target, reference, view: view ? acrossTexts(view) : plain.view });
}

/** What of a view applies to two texts: which words are one, and which are left out. Blocks are of one document. */
export function acrossTexts(view: View): View {
  const extraction = view.extraction === "article" || view.extraction === "page" ? view.extraction : null;
  return { ...view, extraction, ngram: 1, place: "", q: "", sort: "count", offset: 0 };
}

/** A change begins at the first page, unless it is the page. */
export function altered(contrast: Contrast, change: Partial<Contrast>): Contrast {
  return { ...contrast, offset: 0, ...change };
}

/** The other way round; what only one of them has changes sides with it. */
export function swapped(contrast: Contrast): Contrast {
  const other = { target: "reference", reference: "target" } as const;
  const { which, sort } = contrast;
  return altered(contrast, {
    target: contrast.reference,
    reference: contrast.target,
    which: which === "target" || which === "reference" ? other[which] : which,
    sort: sort === "target_count" ? "reference_count" : sort === "reference_count" ? "target_count" : sort,
  });
}

/** The API's query for the rows on show; for a file, which holds all of them, without a page. */
export function comparisonQuery(contrast: Contrast, rows: "page" | "all" = "page"): string {
  const { target, reference, which, q, offset } = contrast;
  const one = which === "target" || which === "reference";
  const sort = contrast.sort || (one ? "" : "q");
  return listedQuery(contrast.view, {
    target,
    reference,
    ...(one ? { only: which } : {}),
    ...(which === "sure" ? { max_q: SURE } : {}),
    ...(q ? { q } : {}),
    ...(sort ? { sort } : {}),
    ...(rows === "page" ? { limit: PAGE_ROWS, ...(offset ? { offset } : {}) } : {}),
  });
}

/** The API's query for the commonest words that one side has and the other lacks. */
export function onlyQuery(contrast: Contrast, side: Side, limit: number): string {
  const { target, reference, view } = contrast;
  return listedQuery(view, { target, reference, only: side, limit });
}

/** The id in what somebody pasted: a link to an analysis, or the id alone; "" for neither. */
export function idIn(pasted: string): string {
  const text = pasted.trim();
  const inLink = /\/analyses\/([a-z2-7]{26})(?![a-z0-9])/.exec(text)?.[1];
  return inLink ?? (/^[a-z2-7]{26}$/.test(text) ? text : "");
}
