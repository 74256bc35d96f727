import { expect, test } from "vitest";
import type { Vocabulary } from "../src/api/types";
import { commonest, found, sought } from "../src/lib/vocabulary";

const WORDS: Vocabulary = {
  n_tokens: 20,
  n_types: 6,
  n_hapaxes: 3,
  total: 6,
  language: "en",
  stop_list: null,
  words: ["Oven", "bread", "Baker", "baked", "été", "C++"],
  counts: [6, 5, 3, 2, 2, 1],
  keys: { 0: "oven", 2: "baker", 5: "c++" },
  alphabetical: [3, 2, 1, 5, 4, 0],
};

function matching(q: string, sort: "count" | "-count" | "word" | "-word" = "count"): string[] | null {
  const key = sought(WORDS, q, "keep");
  if (key === null) return null;
  const { total, at } = found(WORDS, key, sort);
  return Array.from({ length: total }, (_, row) => at(row)?.word ?? "");
}

test.each([
  ["", WORDS.words],
  ["  ", WORDS.words],
  ["BAK", ["Baker", "baked"]],
  ["o", ["Oven"]],
  ["*e*", ["Oven", "bread", "Baker", "baked"]],
  ["b*e?", ["Baker", "baked"]],
  ["?read", ["bread"]],
  ["bread?", []],
  ["*a*ad", ["bread"].slice(1)],
  ["**d", ["bread", "baked"]],
  ["b*", ["bread", "Baker", "baked"]],
  ["ÉT", ["été"]],
  ["e\u0301", ["été"]],
  ["c++", ["C++"]],
  [".", []],
])("%j finds %j", (q, words) => {
  expect(matching(q)).toEqual(words);
});

test.each(["/ov/", "ß", "ς", "ʼn", "l’e", "a".repeat(201), "ǅ\u0331"])("%j is the API's to find", (q) => {
  expect(matching(q)).toBeNull();
});

test("where I is no capital of i, and where accents go, the API folds what was typed", () => {
  expect(sought({ ...WORDS, language: "tr" }, "I", "keep")).toBeNull();
  expect(sought({ ...WORDS, language: "tr" }, "ABC", "keep")).toBe("abc");
  expect(sought(WORDS, "é", "ignore")).toBeNull();
  expect(sought(WORDS, "e", "ignore")).toBe("e");
});

test("every order has its reverse, and ranks stay those of the view", () => {
  expect(matching("", "word")).toEqual(["baked", "Baker", "bread", "C++", "été", "Oven"]);
  expect(matching("", "-word")).toEqual(matching("", "word")?.toReversed());
  expect(matching("b", "-count")).toEqual(["baked", "Baker", "bread"]);
  expect(found(WORDS, "b", "word").at(1)).toEqual({ rank: 3, word: "Baker", count: 3, per_million: 150_000 });
  expect(commonest(WORDS, "b", 2).map(({ word }) => word)).toEqual(["bread", "Baker"]);
});

test("a pattern of many stars takes no time on a word made for it", () => {
  const words = { ...WORDS, words: ["a".repeat(256)], keys: {} };
  const began = performance.now();
  expect(found(words, "*a".repeat(90) + "*b", "count").total).toBe(0);
  expect(performance.now() - began).toBeLessThan(200);
});
