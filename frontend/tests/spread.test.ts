import { expect, test } from "vitest";
import { layoutRanks, renderRanks } from "../src/chart/ranks";
import { bins, layoutSpectrum, renderSpectrum } from "../src/chart/spectrum";

const RANKS = [
  { rank: 1, count: 1000, expected: 500 },
  { rank: 10, count: 100, expected: 50 },
  { rank: 100, count: 1, expected: 0.5 },
];
const CLASSES = [
  { count: 1, n_types: 200 },
  { count: 2, n_types: 50 },
  { count: 7, n_types: 3 },
  { count: 10, n_types: 2 },
  { count: 68, n_types: 1 },
];

function svg(): SVGSVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  node.innerHTML = '<g class="rows"></g>';
  return node;
}

test("each power of ten is one step on either axis", () => {
  const { dots, x, y } = layoutRanks(RANKS, 464);
  expect(x.ticks.map(({ label }) => label)).toEqual(["1", "10", "100"]);
  expect(y.ticks.map(({ label }) => label)).toEqual(["1", "10", "100", "1,000"]);
  expect(dots.map((dot) => dot.x)).toEqual([52, 252, 452]);
});

test("the fit is not drawn below one occurrence, and not at all where there is none", () => {
  expect(layoutRanks(RANKS, 464).fit.split("L")).toHaveLength(2);
  expect(layoutRanks([{ rank: 1, count: 1, expected: null }], 464).fit).toBe("");
});

test("bins hold every word once, low counts each by itself", () => {
  const all = bins(CLASSES);
  expect(all.reduce((sum, { n }) => sum + n, 0)).toBe(256);
  expect(all.map(({ from, to }) => `${from}-${to}`)).toEqual([
    "1-1",
    "2-2",
    "3-3",
    "4-4",
    "5-5",
    "6-10",
    "11-20",
    "21-50",
    "51-100",
  ]);
  expect(all[5]?.n).toBe(5);
});

test.each([1, 5, 6, 10, 11, 50, 51, 100, 101, 120_000])("a count of %i falls into one bin", (count) => {
  const holding = bins([{ count, n_types: 1 }]).filter(({ n }) => n === 1);
  expect(holding).toHaveLength(1);
  expect(holding[0]?.from).toBeLessThanOrEqual(count);
  expect(holding[0]?.to).toBeGreaterThanOrEqual(count);
});

test("no words make no bars", () => {
  expect(layoutSpectrum([], 400).bars).toEqual([]);
  expect(layoutRanks([], 400).dots).toEqual([]);
});

test("the pictures are as they were", () => {
  const [ranks, spectrum] = [svg(), svg()];
  renderRanks(ranks, layoutRanks(RANKS, 400));
  renderSpectrum(spectrum, layoutSpectrum(CLASSES, 400));
  expect(ranks.outerHTML.replaceAll("><", ">\n<")).toMatchSnapshot();
  expect(spectrum.outerHTML.replaceAll("><", ">\n<")).toMatchSnapshot();
});
