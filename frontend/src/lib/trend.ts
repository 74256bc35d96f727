/** The words that are followed through the history of an address: part of the page's address. Pure. */

import type { Parameter } from "./query";

/** As many as the API follows. */
export const MAX_FOLLOWED = 10;

/** The words, parted by commas as the API takes them; none where the address names none. */
export function trendFromQuery(query: string): string[] {
  return followed(new URLSearchParams(query).get("trend") ?? "");
}

export function followed(said: string): string[] {
  const words = said.split(",").map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))].slice(0, MAX_FOLLOWED);
}

export function trendParameters(words: readonly string[]): Parameter[] {
  return words.length > 0 ? [["trend", words.join(",")]] : [];
}
