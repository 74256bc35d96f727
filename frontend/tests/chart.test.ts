import { expect, test } from "vitest";
import { cut, layoutBars, type Measure } from "../src/chart/layout";
import { renderBars } from "../src/chart/render";

const measure: Measure = (text) => text.length * 8;
const href = (word: string): string => `?word=${encodeURIComponent(word)}`;
const ITEMS = [
  { word: "type", count: 1200 },
  { word: "الحروف", count: 300 },
  { word: "<b>活字</b>", count: 1 },
];

function svg(): SVGSVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  node.append(document.createElementNS("http://www.w3.org/2000/svg", "g"));
  node.firstElementChild?.setAttribute("class", "rows");
  return node;
}

test("the longest bar and its figure fit the width", () => {
  const layout = layoutBars(ITEMS, 400, measure);
  const widest = Math.max(...layout.bars.map((bar) => bar.width));
  expect(layout.x0 + widest + measure("1,200")).toBeLessThanOrEqual(400);
});

test("bars are in proportion to their counts", () => {
  const [first, second] = layoutBars(ITEMS, 400, measure).bars;
  expect((first?.width ?? 0) / (second?.width ?? 1)).toBeCloseTo(4, 1);
});

test("a long word is cut at a whole character, and never takes more than its share", () => {
  expect(cut("Donaudampfschifffahrt", 80, measure)).toBe("Donaudamp…");
  expect(cut("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 100, measure)).toBe("👩‍👩‍👧…");
});

test("no words make an empty chart", () => {
  expect(layoutBars([], 400, measure)).toMatchObject({ height: 0, bars: [] });
});

test("the picture is as it was", () => {
  const node = svg();
  renderBars(node, layoutBars(ITEMS, 400, measure), href, false);
  expect(node.outerHTML.replaceAll("><", ">\n<")).toMatchSnapshot();
});

test("a word that looks like markup stays text", () => {
  const node = svg();
  renderBars(node, layoutBars(ITEMS, 400, measure), href, false);
  expect(node.querySelector("b")).toBeNull();
  expect(node.textContent).toContain("<b>活字</b>");
});

test("drawing again keeps one row for each word", () => {
  const node = svg();
  renderBars(node, layoutBars(ITEMS, 400, measure), href, false);
  renderBars(node, layoutBars(ITEMS.slice(0, 2), 300, measure), href, false);
  expect(node.querySelectorAll("g.row")).toHaveLength(2);
});
