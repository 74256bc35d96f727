import { expect, test } from "vitest";
import type { Measures, Term } from "../src/api/types";
import { groups } from "../src/lib/figures";

const TERMS: Term[] = [
  { name: "mattr", label: "MATTR", group: "variety", definition: "A mean.", caveat: "" },
  { name: "spectrum_fit", label: "Power law", group: "zipf", definition: "A fit.", caveat: "" },
  { name: "n_sentences", label: "Sentences", group: "length", definition: "Sentences.", caveat: "" },
  { name: "flesch", label: "Flesch", group: "readability", definition: "Ease.", caveat: "" },
  { name: "gulpease", label: "Gulpease", group: "readability", definition: "Ease.", caveat: "" },
];
const MEASURES = {
  mattr: null,
  n_sentences: 1234,
  spectrum_fit: { alpha: 2.1933, xmin: 2, sigma: 0.0669, n_tail: 318, distance: 0.01 },
  readability: [{ name: "flesch", scale: "ease", value: -3.45 }],
} as unknown as Measures;

test("figures stand with their terms, in groups, and formulas of other languages are left out", () => {
  const told = groups(MEASURES, TERMS).map(({ name, figures }) => [
    name,
    figures.map(({ term, value }) => `${term.label} ${value}`),
  ]);
  expect(told).toEqual([
    ["length", ["Sentences 1,234"]],
    ["readability", ["Flesch −3.5"]],
    ["variety", ["MATTR –"]],
    ["zipf", ["Power law 2.193"]],
  ]);
});

test("a fit says how sure it is, and of how many words", () => {
  const zipf = groups(MEASURES, TERMS).find(({ name }) => name === "zipf");
  expect(zipf?.figures[0]?.beside).toBe("± 0.067, from 2 on, 318 words");
});
