import { expect, test } from "vitest";
import { layoutGrowth, renderGrowth } from "../src/chart/growth";
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

const GROWTH = [
  { n_tokens: 500, n_types: 300, n_hapaxes: 220 },
  { n_tokens: 1000, n_types: 480, n_hapaxes: 300 },
];
const measure = (text: string): number => text.length * 7;

test("the vocabulary grows from nothing to all, on linear axes", () => {
  const { lines, x, y } = layoutGrowth(GROWTH, 500, measure);
  const [types, hapaxes] = lines;
  const [start, middle, end] = (types?.path ?? "")
    .slice(1)
    .split("L")
    .map((at) => at.split(",").map(Number));
  expect([start?.[0], start?.[1]]).toEqual([x.ticks[0]?.at, y.ticks[0]?.at]);
  expect(middle?.[0]).toBeCloseTo(((start?.[0] ?? 0) + (end?.[0] ?? 0)) / 2, 1);
  expect(end?.[1]).toBe(40);
  expect(hapaxes?.y).toBeGreaterThan(types?.y ?? Infinity);
});

test("the figures of the growth's axis stay within the chart", () => {
  for (const width of [280, 500, 900]) {
    const { x } = layoutGrowth([{ n_tokens: 1_000_000, n_types: 9, n_hapaxes: 0 }], width, measure);
    expect(x.ticks.length).toBeGreaterThan(1);
    for (const { at, label } of x.ticks) expect(at + measure(label) / 2).toBeLessThanOrEqual(width);
  }
});

test("the name under a line is clear of a dip before its end, and stands over a line that is near the axis", () => {
  const lines = (hapaxes: number[]) =>
    layoutGrowth(
      hapaxes.map((n, i) => ({ n_tokens: 100 * (i + 1), n_types: 100 + i, n_hapaxes: n })),
      500,
      measure,
    ).lines[1];
  const dipped = lines([80, 80, 80, 80, 80, 80, 80, 80, 40, 80]);
  const heights = (dipped?.path ?? "").split("L").map((at) => Number(at.split(",")[1]));
  const dip = Math.max(...heights.slice(-3));
  expect(dipped?.y).toBeGreaterThan(dip + 10);
  const low = lines([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect(low?.y).toBeLessThan(Number((low?.path ?? "").split(",").at(-1)));
});

test("an unknown order draws no growth", () => {
  expect(layoutGrowth([], 400, measure).lines).toEqual([]);
});

test("the growth is drawn as it was", () => {
  const node = svg();
  renderGrowth(node, layoutGrowth(GROWTH, 400, measure));
  expect(node.outerHTML.replaceAll("><", ">\n<")).toMatchSnapshot();
});
