/** What somebody gives who has many things to count: read as it is typed. Pure. */

import { counted } from "./plain";

/** Of one collection that is made or added to from the page. */
export const MAX_MANY = 200;

export interface Listed {
  addresses: string[];
  /** Lines that say what an earlier one said. */
  nRepeated: number;
}

/** The addresses of a pasted list: one of each line, or parted by white space or commas as a spreadsheet copies them. */
export function listed(text: string): Listed {
  const said = text
    .split(/[\s,;]+/)
    .map((one) => one.replace(/^[<"'(]+|[>"')]+$/g, ""))
    .filter((one) => one !== "");
  const addresses = [...new Set(said)];
  return { addresses, nRepeated: said.length - addresses.length };
}

/** What is told of a list before it is sent; "" of an empty one. */
export function listSentence({ addresses, nRepeated }: Listed): string {
  if (addresses.length === 0) return "";
  const repeated = nRepeated > 0 ? `; ${counted(nRepeated, "line repeats", "lines repeat")} another` : "";
  const over = addresses.length > MAX_MANY ? `, of which ${MAX_MANY} can be counted at a time` : "";
  return `${counted(addresses.length, "address", "addresses")}${over}${repeated}.`;
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** What a collection is called whose maker gives it no name. */
export function usualName(n: number, one: string, many: string, now: Date): string {
  return `${counted(n, one, many)}, ${DAY.format(now)}`;
}

export type ManyKind = "list";

export const MANY_KINDS: readonly { value: ManyKind; label: string }[] = [
  { value: "list", label: "a list of addresses" },
];

/** What the form holds of many things to count. */
export interface Many {
  kind: ManyKind;
  name: string;
  list: string;
}

export function noMany(): Many {
  return { kind: "list", name: "", list: "" };
}

/** What it will be called. */
export function nameOfMany(many: Many, now: Date): string {
  return many.name.trim() || usualName(listed(many.list).addresses.length, "address", "addresses", now);
}
