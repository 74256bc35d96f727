import { expect, test } from "vitest";
import { layoutCloud, renderCloud } from "../src/chart/cloud";
import type { Measure } from "../src/chart/layout";

const measure: Measure = (text) => text.length * 8;
const words = (n: number): { word: string; count: number }[] =>
  Array.from({ length: n }, (_, i) => ({
    word: "abcdefghijkl".slice(0, 2 + ((i * 7) % 10)),
    count: Math.ceil(60 / (i + 1)),
  }));

test.each([320, 600, 1100])("no two words touch, and none leaves the chart, at %i pixels", (width) => {
  const { words: placed, height } = layoutCloud(words(80), width, measure);
  expect(placed.length).toBeGreaterThan(10);
  const boxes = placed.map((one) => ({
    left: one.x - one.width / 2,
    right: one.x + one.width / 2,
    top: one.y - one.size * 0.56,
    bottom: one.y + one.size * 0.56,
  }));
  for (const [i, a] of boxes.entries()) {
    expect(a.left).toBeGreaterThanOrEqual(0);
    expect(a.right).toBeLessThanOrEqual(width);
    expect(a.top).toBeGreaterThanOrEqual(-0.1);
    expect(a.bottom).toBeLessThanOrEqual(height + 0.1);
    for (const b of boxes.slice(i + 1))
      expect(
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 0.1 || b.bottom <= a.top + 0.1,
      ).toBe(true);
  }
});

test("of two words of one length, the one used four times as often takes four times the area", () => {
  const { words: placed } = layoutCloud(
    [
      { word: "four", count: 40 },
      { word: "once", count: 10 },
    ],
    600,
    measure,
  );
  const [first, second] = placed.map((one) => one.size * one.width);
  expect((first ?? 0) / (second ?? 1)).toBeCloseTo(4, 1);
});

test("words too small to read are left out, and said to be", () => {
  const cloud = layoutCloud(
    [
      { word: "many", count: 10_000 },
      { word: "one", count: 1 },
    ],
    600,
    measure,
  );
  expect(cloud.words.map(({ word }) => word)).toEqual(["many"]);
  expect(cloud.nLeftOut).toBe(1);
});

test("a long word makes all words smaller, never itself out of proportion", () => {
  const long = "Donaudampfschifffahrtsgesellschaft";
  const { words: placed } = layoutCloud(
    [
      { word: long, count: 4 },
      { word: "a", count: 4 },
    ],
    320,
    measure,
  );
  expect(placed[0]?.size).toBe(placed[1]?.size);
  expect(placed[0]?.width).toBeLessThanOrEqual(320);
});

test("equal words give the same picture, and it is as it was", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.innerHTML = '<g class="rows"></g>';
  expect(layoutCloud(words(50), 500, measure)).toEqual(layoutCloud(words(50), 500, measure));
  renderCloud(svg, layoutCloud(words(6), 400, measure), (word) => `?word=${word}`);
  expect(svg.outerHTML.replaceAll("><", ">\n<")).toMatchSnapshot();
});

test("no words make an empty cloud", () => {
  expect(layoutCloud([], 400, measure)).toMatchObject({ height: 0, words: [] });
});
