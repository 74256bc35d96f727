import { expect, test } from "vitest";
import type { Block } from "../src/api/types";
import { isChoice, parseChoice, reasons, toggled, writeChoice } from "../src/lib/blocks";
import { viewFromQuery } from "../src/lib/view";

const block = (more: Partial<Block>): Block => ({
  number: 0,
  text: "",
  counted: false,
  tag: "p",
  within: "",
  n_words: 10,
  n_link_words: 0,
  likelihood: null,
  structured: false,
  ...more,
});

test.each(["blocks:", "blocks:h", "blocks:0", "blocks:h,0-3,7", "blocks:2-11"])(
  "%s is read and written alike",
  (choice) => {
    expect(writeChoice(parseChoice(choice, 100))).toBe(choice);
  },
);

test("a choice in an address can ask for no more parts than there are", () => {
  expect([...parseChoice("blocks:1-999999999", 4).numbers]).toEqual([1, 2, 3]);
});

test("a part is put back and taken out, and runs grow together", () => {
  const chosen = parseChoice("blocks:0-1,3", 10);
  expect(writeChoice(toggled(chosen, 2))).toBe("blocks:0-3");
  expect(writeChoice(toggled(chosen, 1))).toBe("blocks:0,3");
  expect(writeChoice(toggled(chosen, "headline"))).toBe("blocks:h,0-1,3");
});

test.each(["blocks", "blocks:a", "blocks:1,,2", "blocks:-1", "page", null])("%s is no choice", (said) => {
  expect(isChoice(said)).toBe(false);
});

test("a choice is a view of its own", () => {
  expect(viewFromQuery("?extraction=blocks:h,0-3").extraction).toBe("blocks:h,0-3");
  expect(viewFromQuery("?extraction=blocks:<b>").extraction).toBeNull();
});

test("what spoke against a part is said in plain words", () => {
  expect(reasons(block({ within: "nav", n_link_words: 10, likelihood: 0.0113 }))).toBe(
    "in the navigation; all links; taken for main text at 1\u00a0%",
  );
  expect(reasons(block({ n_link_words: 6 }))).toBe("6 of 10 words are links");
});
