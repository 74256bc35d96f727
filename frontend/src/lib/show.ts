/** Which of the page's views is shown: part of its address. Pure. */

import { oneOf, type Parameter } from "./query";

export const SHOWS = [
  { value: "words", label: "Words" },
  { value: "stops", label: "Stop words" },
  { value: "cloud", label: "Cloud" },
  { value: "distinctive", label: "Stands out" },
  { value: "places", label: "By place" },
  { value: "spread", label: "How counts spread" },
  { value: "measures", label: "Measures" },
  { value: "text", label: "What counted" },
] as const;

export type Show = (typeof SHOWS)[number]["value"];

export function showFromQuery(query: string): Show {
  const all = SHOWS.map(({ value }) => value);
  return oneOf<Show, Show>(new URLSearchParams(query).get("show"), all, "words");
}

export function showParameters(show: Show): Parameter[] {
  return show === "words" ? [] : [["show", show]];
}
