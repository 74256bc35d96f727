import { expect, test } from "vitest";
import { MAX_PX, inSight, topOf, type Frame } from "../src/lib/rows";

function frame(more: Partial<Frame> = {}): Frame {
  return { top: 0, height: 680, rowPx: 34, total: 100_000, ...more };
}

test("only what is in sight is there, with some beyond either edge", () => {
  expect(inSight(frame())).toEqual({ from: 0, to: 30, first: 0, n: 20, above: 0, below: 34 * 99_970 });
  expect(inSight(frame({ top: 3400 }))).toMatchObject({ from: 90, to: 130, first: 100, above: 3060 });
});

test.each([0, 17, 34, 1_000_000, 3_399_320, 9_999_999])(
  "scrolled by %i the list is as long as ever",
  (top) => {
    const { from, to, above, below } = inSight(frame({ top }));
    expect(above + (to - from) * 34 + below).toBe(34 * 100_000);
  },
);

test("a short list is all there", () => {
  expect(inSight(frame({ total: 3 }))).toMatchObject({ from: 0, to: 3, above: 0, below: 0 });
  expect(inSight(frame({ total: 0 }))).toMatchObject({ from: 0, to: 0, first: 0 });
});

test.each([100_000, 400_000, 3_000_000])("of %i rows each can be scrolled to, the last too", (total) => {
  for (const row of [0, 1, 777, total - 21, total - 20]) {
    const at = frame({ total });
    const { first, from, to, above } = inSight({ ...at, top: topOf(row, at) });
    expect(first).toBe(row);
    // it stands at the edge, to the pixel; where rows scroll faster than the list, the first few only nearly
    const off = Math.abs(above + (row - from) * 34 - topOf(row, at));
    expect(off).toBeLessThan(row === 1 ? 34 : 1);
    expect(to).toBeGreaterThanOrEqual(Math.min(total, row + 20));
  }
  const end = inSight(frame({ total, top: MAX_PX * 10 }));
  expect(end.to).toBe(total);
  expect(end.above + (end.to - end.from) * 34).toBeLessThanOrEqual(Math.min(total * 34, MAX_PX) + 1);
});
