/** The measures of a text as the page sets them: each figure with its term, in groups. Pure. */

import type { Measures, Term } from "../api/types";
import { figure, measured } from "./plain";

export interface Figure {
  term: Term;
  /** As it is printed; an en dash where it is undefined. */
  value: string;
  /** What belongs to it: the errors of a fit. */
  beside: string;
}

export interface Group {
  name: Term["group"];
  label: string;
  figures: Figure[];
}

const GROUPS: readonly [Term["group"], string][] = [
  ["length", "Length"],
  ["readability", "Readability"],
  ["variety", "Variety of words"],
  ["zipf", "Zipf’s law"],
];

/** Figures in the order of the glossary; formulas of other languages are left out. */
export function groups(measures: Measures, terms: readonly Term[]): Group[] {
  const scores = new Map(measures.readability.map(({ name, value }) => [name, value]));
  return GROUPS.map(([name, label]) => ({
    name,
    label,
    figures: terms
      .filter((term) => term.group === name && (name !== "readability" || scores.has(term.name)))
      .map((term) => ({ term, ...printed(term.name, measures, scores) })),
  }));
}

function printed(name: string, of: Measures, scores: Map<string, number>): { value: string; beside: string } {
  if (name === "rank_fit") return { value: measured(of.rank_fit?.exponent, 3), beside: "" };
  if (name === "line_fit")
    return {
      value: measured(of.line_fit?.slope, 3),
      beside: of.line_fit ? `r² ${measured(of.line_fit.r_squared)}` : "",
    };
  if (name === "spectrum_fit") {
    const fit = of.spectrum_fit;
    const beside = fit && `± ${measured(fit.sigma, 3)}, from ${fit.xmin} on, ${figure(fit.n_tail)} words`;
    return { value: measured(fit?.alpha, 3), beside: beside ?? "" };
  }
  if (scores.has(name)) return { value: measured(scores.get(name), 1), beside: "" };
  const value = of[name as keyof Measures];
  if (typeof value !== "number") return { value: measured(null), beside: "" };
  return { value: name.startsWith("n_") ? figure(value) : measured(value, value < 10 ? 3 : 1), beside: "" };
}
