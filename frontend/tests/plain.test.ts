import { expect, test } from "vitest";
import { titlePieces } from "../src/lib/plain";

test("a title keeps its text, and its short compounds in one piece", () => {
  const title = "The half-open door: x - y, and a-very-long-address-of-a-page";
  const pieces = titlePieces(title);
  expect(pieces.map(({ text }) => text).join("")).toBe(title);
  expect(pieces.filter(({ whole }) => whole).map(({ text }) => text)).toEqual(["half-open"]);
});
