import { expect, test } from "vitest";
import { measured, signed, titlePieces } from "../src/lib/plain";

test("a title keeps its text, and its short compounds in one piece", () => {
  const title = "The half-open door: x - y, and a-very-long-address-of-a-page";
  const pieces = titlePieces(title);
  expect(pieces.map(({ text }) => text).join("")).toBe(title);
  expect(pieces.filter(({ whole }) => whole).map(({ text }) => text)).toEqual(["half-open", "x -"]);
});

test("what rounds to nought has no sign, and a difference has its own", () => {
  expect([measured(-0.04, 1), signed(-0.04, 1), signed(0.04, 1), signed(0, 0)]).toEqual([
    "0.0",
    "0.0",
    "0.0",
    "0",
  ]);
  expect([
    measured(-1.26, 1),
    signed(-1.26, 1),
    signed(1.26, 1),
    measured(1234.5, 0),
    measured(null),
  ]).toEqual(["−1.3", "−1.3", "+1.3", "1,235", "–"]);
});
