import { expect, test } from "vitest";
import { NO_FOCUS, focusFromQuery, focusParameters } from "../src/lib/focus";
import { fragmentHref } from "../src/lib/plain";
import { DEFAULT_VIEW, listedQuery, queryFromView, textQuery, viewFromQuery } from "../src/lib/view";

test("a word and how it is looked at survive the address", () => {
  const focus = { word: "l’été & <b>", order: "left1", line: 40, measure: "g2" } as const;
  const query = queryFromView({ ...DEFAULT_VIEW, fold: false }, focusParameters(focus));
  expect(focusFromQuery(query)).toEqual(focus);
  expect(viewFromQuery(query).fold).toBe(false);
});

test("what is not understood stays as it is by default, and no word says nothing", () => {
  expect(focusFromQuery("?order=up&line=-1&measure=")).toEqual(NO_FOCUS);
  expect(focusParameters({ ...NO_FOCUS, order: "left1" })).toEqual([]);
});

test("evidence is asked for with the options that say which words are one, and no others", () => {
  const view = { ...DEFAULT_VIEW, lemmas: "lemma", q: "x", offset: 100, place: "title" } as const;
  expect(textQuery(view, { q: "oven" })).toBe(
    "?fold=true&accents=keep&elisions=ignore&compounds=join&lemmas=lemma&q=oven",
  );
  expect(listedQuery(view)).toContain("stop_words=exclude");
  expect(listedQuery(view)).not.toContain("offset");
});

test("a text fragment follows an address that browsers may follow, and no other", () => {
  expect(fragmentHref("https://example.org/a", ":~:text=b")).toBe("https://example.org/a#:~:text=b");
  expect(fragmentHref("https://example.org/a#b", ":~:text=c")).toBe("https://example.org/a#b:~:text=c");
  expect(fragmentHref("javascript:alert(1)", ":~:text=b")).toBeNull();
});
