import { expect, test } from "vitest";
import { layoutStrip, renderStrip } from "../src/chart/strip";

const FALL = { positions: [0, 1, 50, 99], parts: [2, 0, 1, 1], sizes: [25, 25, 25, 25] };

test("ticks stand in proportion to the text, and those on one pixel are one", () => {
  expect(layoutStrip(FALL, 400).ticks).toEqual([0, 4, 200, 396]);
  expect(layoutStrip(FALL, 50).ticks).toEqual([0, 25, 48]);
});

test("a text that runs from right to left begins on the right", () => {
  const { ticks, parts } = layoutStrip({ ...FALL, positions: [10] }, 400, true);
  expect(ticks).toEqual([360]);
  expect(parts.map(({ x }) => x)).toEqual([300, 200, 100, 0]);
});

test("parts are as high as their occurrences, and together as wide as the text", () => {
  const { parts } = layoutStrip(FALL, 400);
  expect(parts.map(({ height }) => height)).toEqual([48, 0, 24, 24]);
  expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(400);
});

test("the picture is as it was", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.innerHTML = '<g class="rows"></g>';
  renderStrip(svg, layoutStrip(FALL, 200));
  expect(svg.outerHTML.replaceAll("><", ">\n<")).toMatchSnapshot();
});
