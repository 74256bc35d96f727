import { expect, test } from "vitest";
import * as v from "../src/lib/view";

test("an empty query is the default view, and the default view an empty query", () => {
  expect(v.viewFromQuery("")).toEqual(v.DEFAULT_VIEW);
  expect(v.queryFromView(v.DEFAULT_VIEW)).toBe("");
});

test("every part of a view survives the way to a query and back", () => {
  const view: v.View = {
    extraction: "page",
    fold: false,
    stopWords: "only",
    stopList: "wide",
    stopAdd: "page,site",
    stopRemove: "not",
    accents: "ignore",
    elisions: "keep",
    compounds: "split",
    lemmas: "lemma",
    language: "fr",
    numbers: false,
    minLength: 4,
    ngram: 3,
    place: "title",
    q: "/^a&b=/",
    sort: "-word",
    offset: 200,
  };
  expect(v.viewFromQuery(v.queryFromView(view))).toEqual(view);
});

test("values that are not understood stay at their defaults", () => {
  expect(v.viewFromQuery("?sort=size&fold=maybe&offset=-3&min_length=x&extraction=all")).toEqual(
    v.DEFAULT_VIEW,
  );
});

test("the API is always told about stop words, whose default is another there", () => {
  expect(v.wordsQuery(v.DEFAULT_VIEW, 100)).toContain("stop_words=exclude");
});

test("the bars are of the view, but always the commonest", () => {
  const query = new URLSearchParams(v.barsQuery({ ...v.DEFAULT_VIEW, q: "a*", sort: "word", offset: 100 }));
  expect(Object.fromEntries(query)).toMatchObject({ q: "a*", sort: "count", limit: "25" });
  expect(query.has("offset")).toBe(false);
});

test("a download has no page", () => {
  expect(v.downloadQuery({ ...v.DEFAULT_VIEW, offset: 300 })).not.toMatch(/offset|limit/);
});

test("a change of view goes back to the first page", () => {
  expect(v.changed({ ...v.DEFAULT_VIEW, offset: 300 }, { fold: false }).offset).toBe(0);
  expect(v.changed(v.DEFAULT_VIEW, { offset: 100 }).offset).toBe(100);
});

test("a second click on a head turns the order round", () => {
  expect(v.sortAfterClick("count", "word")).toBe("word");
  expect(v.sortAfterClick("word", "word")).toBe("-word");
  expect(v.sortAfterClick("-word", "word")).toBe("word");
});

test("phrases are of the whole text: choosing either of phrases and a place gives up the other", () => {
  const phrases = { ...v.DEFAULT_VIEW, ngram: 2 };
  expect(v.changed(phrases, { place: "title" })).toMatchObject({ ngram: 1, place: "title" });
  expect(v.changed({ ...v.DEFAULT_VIEW, place: "title" }, { ngram: 2 })).toMatchObject({
    ngram: 2,
    place: "",
  });
});

test("a row is called by what it is", () => {
  expect(v.rowNoun(v.DEFAULT_VIEW)).toEqual(["word", "words"]);
  expect(v.rowNoun({ ...v.DEFAULT_VIEW, ngram: 2 })).toEqual(["phrase", "phrases"]);
});

test("what is folded away opens when something in it is chosen, and for nothing else", () => {
  expect(v.looksOtherwise({ ...v.DEFAULT_VIEW, q: "a", sort: "word", offset: 100, stopWords: "only" })).toBe(
    false,
  );
  expect(v.looksOtherwise({ ...v.DEFAULT_VIEW, extraction: "page" })).toBe(false);
  for (const part of [{ ngram: 2 }, { accents: "ignore" }, { stopList: "wide" }, { place: "title" }] as const)
    expect(v.looksOtherwise({ ...v.DEFAULT_VIEW, ...part })).toBe(true);
});

test("more words to a row than are counted are the most that are", () => {
  expect(v.viewFromQuery("?ngram=9").ngram).toBe(5);
});
