import { expect, test } from "vitest";
import { heatColumns, layoutHeat, numbersOf, renderHeat, type HeatSource } from "../src/chart/heat";
import { runsOf, summed } from "../src/lib/runs";

const measure = (text: string): number => text.length * 8;

function sources(n: number): HeatSource[] {
  return Array.from({ length: n }, (_, i) => ({
    number: i + 1,
    name: `Letter ${i + 1}`,
    n_tokens: 100 * (i + 1),
  }));
}

const WORDS = [
  { word: "oven", counts: [1, 8, 0] },
  { word: "<b>", counts: [0, 0, 3] },
];

test("runs hold every source once, and are equally long to within one", () => {
  for (const [n, most] of [
    [10, 3],
    [7, 7],
    [3, 10],
    [1000, 160],
  ] as const) {
    const runs = runsOf(n, most);
    expect(runs.length).toBe(Math.min(n, most));
    expect(runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(
      Array.from({ length: n }, (_, i) => i),
    );
    const lengths = runs.map(({ from, to }) => to - from);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
  }
  expect(runsOf(0, 5)).toEqual([]);
  expect(summed([1, 2, 3, 4], { from: 1, to: 3 })).toBe(5);
});

test("a cell is as dark as the root of the word's rate there, of its highest", () => {
  const [oven, b] = layoutHeat(WORDS, sources(3), 600, measure).rows;
  // 1 of 100, 8 of 200, none
  expect(oven?.cells.map(({ shade }) => shade)).toEqual([0.5, 1, 0]);
  expect(b?.cells.map(({ shade }) => shade)).toEqual([0, 0, 1]);
  expect(oven?.cells[1]?.title).toBe("oven, 2 Letter 2: 8 of 200 words");
});

test("a name that turns its text around turns no figures around", () => {
  const turned = [{ number: 1, name: "\u202egnp.exe\u2066", n_tokens: 10 }];
  const heat = layoutHeat([{ word: "oven", counts: [2] }], turned, 600, measure);
  expect(heat.rows[0]?.cells[0]?.title).toBe("oven, 1 gnp.exe: 2 of 10 words");
  expect(heat.columns[0]?.label).toBe("1 gnp.exe");
});

test("few sources have their names over them, many a number every so often", () => {
  expect(layoutHeat(WORDS, sources(3), 600, measure).named).toBe(true);
  const narrow = layoutHeat([{ word: "oven", counts: [] }], sources(12), 330, measure);
  expect(narrow.named).toBe(false);
  expect(narrow.columns.map(({ label }) => label).filter(Boolean)).toEqual(["1", "3", "5", "7", "9", "11"]);
});

test("a thousand sources are taken together, and nothing runs out of the picture", () => {
  const counts = Array.from({ length: 1000 }, () => 1);
  const heat = layoutHeat([{ word: "oven", counts }], sources(1000), 1024, measure);
  expect(heat.columns.length).toBeLessThanOrEqual(170);
  const last = heat.columns.at(-1);
  expect((last?.x ?? 0) + heat.cellWidth).toBeLessThanOrEqual(1024);
  expect(last?.last).toBe(1000);
  expect(heat.columns.reduce((sum, { nTokens }) => sum + nTokens, 0)).toBe(
    sources(1000).reduce((sum, { n_tokens }) => sum + n_tokens, 0),
  );
});

test("a column is called by its source, or by how many it holds", () => {
  const [first] = heatColumns(sources(10), 5);
  expect([first && numbersOf(first), first?.name]).toEqual(["1–2", "2 sources"]);
  const [alone] = heatColumns(sources(2), 5);
  expect([alone && numbersOf(alone), alone?.name]).toEqual(["1", "Letter 1"]);
});

test("the picture of words by sources", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.append(document.createElementNS(svg.namespaceURI, "g"));
  svg.firstElementChild?.setAttribute("class", "rows");
  const heat = layoutHeat(WORDS, sources(3), 320, measure);
  renderHeat(svg as SVGSVGElement, heat, (word) => `?word=${encodeURIComponent(word)}`);
  // drawn again: nothing is doubled
  renderHeat(svg as SVGSVGElement, heat, (word) => `?word=${encodeURIComponent(word)}`);
  expect(svg.querySelectorAll("rect")).toHaveLength(6);
  expect(svg).toMatchSnapshot();
});
