/** What somebody gives who has many things to count: read as it is typed. Pure. */

import { counted, readableAddress } from "./plain";

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

export type ManyKind = "list" | "files" | "site";

export const MANY_KINDS: readonly { value: ManyKind; label: string }[] = [
  { value: "list", label: "a list of addresses" },
  { value: "files", label: "files or a zip" },
  { value: "site", label: "the pages of a site" },
];

/** What the form holds of many things to count. */
export interface Many {
  kind: ManyKind;
  name: string;
  list: string;
  files: readonly File[];
  /** The address of a site, a sitemap or a feed. */
  site: string;
  maxPages: number;
  maxDepth: number;
}

/** As far as the API goes unless told otherwise, in links from the first page. */
export const MAX_DEPTH = 16;

export function noMany(): Many {
  return { kind: "list", name: "", list: "", files: [], site: "", maxPages: 100, maxDepth: MAX_DEPTH };
}

/** What it will be called. */
export function nameOfMany(many: Many, now: Date): string {
  const given = many.name.trim();
  if (given) return given;
  if (many.kind === "site") return many.site.trim() ? readableAddress(many.site.trim()) : "";
  if (many.kind === "files") return nameOfFiles(many.files, now);
  return usualName(listed(many.list).addresses.length, "address", "addresses", now);
}

function nameOfFiles(files: readonly File[], now: Date): string {
  const [only, ...others] = files;
  if (!only) return "";
  return others.length === 0
    ? only.name.replace(/\.zip$/i, "")
    : usualName(files.length, "file", "files", now);
}

/** True of what is opened, so that what is in it is counted. */
export function isZip(file: File): boolean {
  return /\.zip$/i.test(file.name) || /^application\/(x-)?zip/.test(file.type);
}

/** Why it cannot be sent; "" where it can. */
export function amissOfMany(many: Many): string {
  if (many.kind === "site") return many.site.trim() ? "" : "Give the address of a site, a sitemap or a feed.";
  if (many.kind === "files") {
    if (many.files.length === 0) return "Choose some files first.";
    return many.files.length > MAX_MANY ? tooMany(many.files.length, "file", "files") : "";
  }
  const n = listed(many.list).addresses.length;
  if (n === 0) return "Give an address on each line.";
  return n > MAX_MANY ? tooMany(n, "address", "addresses") : "";
}

function tooMany(n: number, one: string, many: string): string {
  return `These are ${counted(n, one, many)}, and ${MAX_MANY} can be counted at a time from here.`;
}
