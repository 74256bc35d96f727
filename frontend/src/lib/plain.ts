/** Figures, dates and names as the page prints them. Pure. */

import type { Analysis } from "../api/types";

const FIGURES = new Intl.NumberFormat("en");
const SHARE = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const BRIEF = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hour12: false });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

export function figure(n: number): string {
  return FIGURES.format(n);
}

/** "1 word", "1,234 words". */
export function counted(n: number, one: string, many: string): string {
  return `${figure(n)} ${n === 1 ? one : many}`;
}

/** Occurrences per million as a percentage of all words: 10,000 is "1.00". */
export function percent(perMillion: number): string {
  return SHARE.format(perMillion / 10_000);
}

export function dateTime(iso: string | null | undefined): string {
  return iso ? DATE.format(new Date(iso)) : "";
}

/** The same for a column of them. */
export function briefTime(iso: string): string {
  return BRIEF.format(new Date(iso));
}

/** The clock's time for today, the day for anything older. */
export function shortTime(iso: string, now: Date): string {
  const then = new Date(iso);
  return then.toDateString() === now.toDateString() ? CLOCK.format(then) : DAY.format(then);
}

/** Whole seconds until a moment; 0 when it has passed. */
export function secondsUntil(iso: string, nowMs: number): number {
  return Math.max(0, Math.ceil((new Date(iso).getTime() - nowMs) / 1000));
}

/** A language's English name for its BCP 47 tag; the tag itself where there is none, "" for unknown. */
export function languageName(tag: string): string {
  if (!tag) return "";
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The address when it is one that a browser may follow from here: http and https only. */
export function safeHref(address: string | null | undefined): string | null {
  if (!address) return null;
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** An address without its scheme, trailing slash and percent signs that only hide letters. */
export function readableAddress(address: string): string {
  let text = address;
  try {
    text = decodeURI(address);
  } catch {
    // a stray percent sign: shown as it is
  }
  return text.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

export function hostOf(address: string | null | undefined): string {
  const href = safeHref(address);
  return href ? new URL(href).host.replace(/^www\./, "") : "";
}

/** What an analysis is called: its title, else its address, else what kind of thing it was. */
export function nameOf(analysis: Analysis): string {
  const title = analysis.document?.title.trim();
  if (title) return title;
  const address = analysis.document?.final_url ?? analysis.source.url;
  if (address) return readableAddress(address);
  return analysis.source.kind === "file" ? "A file" : "Pasted text";
}

/** Longer than this, a compound may break at its hyphens: it would not fit a narrow window. */
const MAX_WHOLE = 18;

/** A title in pieces, of which the `whole` ones are not to be broken: at a hyphen, or before a dash or a bar. */
export function titlePieces(title: string): { text: string; whole: boolean }[] {
  const pieces: string[] = [];
  for (const text of title.split(/(\s+)/).filter((one) => one !== ""))
    if (/^[-–—|·:]$/.test(text) && pieces.length > 1)
      pieces.push(pieces.splice(-2).join("") + text); // with the word before it, and what is between them
    else pieces.push(text);
  return pieces.map((text) => ({
    text,
    whole: /\S-\S|\S\s\S/.test(text) && [...text].length <= MAX_WHOLE,
  }));
}

/** True when what was pasted is markup rather than prose that happens to hold a "<". */
export function looksLikeHtml(text: string): boolean {
  return /<(!doctype|html|head|body|article|section|main|div|p|h[1-6]|ul|ol|table|span|a|br)\b[^>]*>/i.test(
    text,
  );
}

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** True of a word in a script that runs from right to left. */
export function runsRightToLeft(word: string): boolean {
  return RIGHT_TO_LEFT.test(word);
}

/**
 * A name without the signs that turn a text around, for where it stands among other words and no element can part
 * it from them: a tooltip of an SVG.
 */
export function straight(name: string): string {
  return name.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** A measure's value, to a sensible number of figures; an en dash where it is undefined. */
export function measured(value: number | null | undefined, decimals = 2): string {
  return value === null || value === undefined ? "–" : rounded(value, decimals, false);
}

/** The same of a difference: with its sign, which nought has none of. */
export function signed(value: number, decimals: number): string {
  return rounded(value, decimals, true);
}

function rounded(value: number, decimals: number, withPlus: boolean): string {
  const text = value.toLocaleString("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  if (!/[1-9]/.test(text)) return text.replace("-", "");
  return (withPlus && value > 0 ? "+" : "") + text.replace("-", "−");
}

/** The page's address with a text fragment, when a browser may follow it from here. */
export function fragmentHref(address: string | null, fragment: string): string | null {
  const href = safeHref(address);
  return href && fragment ? `${href}${href.includes("#") ? "" : "#"}${fragment}` : href;
}
