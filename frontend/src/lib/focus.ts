/** The word whose evidence is open, and how it is looked at: part of the page's address, beside the view. Pure. */

import { oneOf, whole } from "./query";

export type Order = "position" | "left1" | "right1" | "node";
export type Measure =
  "log_dice" | "g2" | "t_score" | "pmi" | "npmi" | "mi2" | "mi3" | "z_score" | "dice" | "delta_p";

export interface Focus {
  /** "" when no word is open. */
  word: string;
  order: Order;
  /** The first line of the concordance on show, from 0. */
  line: number;
  measure: Measure;
}

export const NO_FOCUS: Readonly<Focus> = { word: "", order: "position", line: 0, measure: "log_dice" };

export const ORDERS: readonly { value: Order; label: string }[] = [
  { value: "position", label: "as in the text" },
  { value: "left1", label: "by the word before" },
  { value: "right1", label: "by the word after" },
  { value: "node", label: "by its form" },
];

/** Each measure by what it prefers, with its name in the field. */
export const MEASURES: readonly { value: Measure; label: string; says: string }[] = [
  {
    value: "log_dice",
    label: "Typical company (logDice)",
    says: "How much of the two words’ use is together; prefers neither rare nor frequent words.",
  },
  {
    value: "g2",
    label: "Least by chance (log-likelihood, G²)",
    says: "How surely the two come together by more than chance; favours frequent words.",
  },
  {
    value: "t_score",
    label: "Frequent company (t-score)",
    says: "How far beyond chance, in standard errors; favours frequent words.",
  },
  {
    value: "pmi",
    label: "Exclusive company (PMI)",
    says: "How many times more often than by chance, in bits; favours rare words, so that two meetings may lead.",
  },
  {
    value: "npmi",
    label: "Exclusive company, −1 to 1 (NPMI)",
    says: "PMI on a scale from −1 (never together) to 1 (never apart); favours rare words.",
  },
  {
    value: "mi2",
    label: "PMI with frequent pairs raised (MI2)",
    says: "PMI that gives frequent pairs more.",
  },
  {
    value: "mi3",
    label: "PMI with frequent pairs raised twice (MI3)",
    says: "Gives frequent pairs still more.",
  },
  {
    value: "z_score",
    label: "Beyond chance (z-score)",
    says: "How far beyond chance, against its own spread; favours rare words.",
  },
  { value: "dice", label: "Share of use together (Dice)", says: "0: never together; 1: never apart." },
  {
    value: "delta_p",
    label: "Drawn by this word (ΔP)",
    says: "How much likelier a word is near this one than elsewhere; one way only.",
  },
];

/** Reads a query; what it does not understand stays at its default. */
export function focusFromQuery(query: string): Focus {
  const given = new URLSearchParams(query);
  const orders = ORDERS.map(({ value }) => value);
  const measures = MEASURES.map(({ value }) => value);
  return {
    word: given.get("word") ?? NO_FOCUS.word,
    order: oneOf(given.get("order"), orders, NO_FOCUS.order),
    line: whole(given.get("line"), 0, Number.MAX_SAFE_INTEGER, NO_FOCUS.line),
    measure: oneOf(given.get("measure"), measures, NO_FOCUS.measure),
  };
}

/** What the address says of it; nothing of how, when no word is open. */
export function focusParameters(focus: Focus): [string, string][] {
  if (!focus.word) return [];
  const told: [string, string][] = [["word", focus.word]];
  if (focus.order !== NO_FOCUS.order) told.push(["order", focus.order]);
  if (focus.line !== NO_FOCUS.line) told.push(["line", String(focus.line)]);
  if (focus.measure !== NO_FOCUS.measure) told.push(["measure", focus.measure]);
  return told;
}
