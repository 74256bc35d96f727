import { expect, test } from "vitest";
import { kept, leftOut, listed } from "../src/lib/stops";

const NONE = { stopAdd: "", stopRemove: "" };

test("commas and blanks part the words of a list", () => {
  expect(listed(" a, b\nc,,d ")).toEqual(["a", "b", "c", "d"]);
  expect(listed("")).toEqual([]);
});

test("a word is left out and kept again, and the lists are as before", () => {
  const out = leftOut(NONE, "oven");
  expect(out).toEqual({ stopAdd: "oven", stopRemove: "" });
  expect(leftOut(out, "bread")).toEqual({ stopAdd: "oven, bread", stopRemove: "" });
  expect(kept(out, "Oven")).toEqual(NONE);
});

test("a stop word is kept and left out again, and the lists are as before", () => {
  const own = kept(NONE, "the");
  expect(own).toEqual({ stopAdd: "", stopRemove: "the" });
  expect(leftOut(own, "The")).toEqual(NONE);
});
