/** A visitor's own stop words, as the address and the API write them. Pure. */

import type { View } from "./view";

type Lists = Pick<View, "stopAdd" | "stopRemove">;

/** The words of such a list: commas and blanks part them. */
export function listed(words: string): string[] {
  return words.split(/[\s,]+/).filter(Boolean);
}

/** The word is left out from now on: added, unless it only was kept. */
export function leftOut({ stopAdd, stopRemove }: Lists, word: string): Lists {
  return holds(stopRemove, word)
    ? { stopAdd, stopRemove: without(stopRemove, word) }
    : { stopAdd: with_(stopAdd, word), stopRemove };
}

/** The word is kept from now on, whatever the list says. */
export function kept({ stopAdd, stopRemove }: Lists, word: string): Lists {
  return holds(stopAdd, word)
    ? { stopAdd: without(stopAdd, word), stopRemove }
    : { stopAdd, stopRemove: with_(stopRemove, word) };
}

function holds(words: string, word: string): boolean {
  return listed(words).some((one) => same(one, word));
}

function without(words: string, word: string): string {
  return listed(words)
    .filter((one) => !same(one, word))
    .join(", ");
}

function with_(words: string, word: string): string {
  return [...listed(words), word].join(", ");
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
