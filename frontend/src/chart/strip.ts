/** Where in a text a word falls: a line as long as the text, a tick at each occurrence, and the parts under it. */

import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";

export interface Fall {
  /** Numbers of running words. */
  positions: readonly number[];
  /** Occurrences in each part, and the words of each. */
  parts: readonly number[];
  sizes: readonly number[];
}

export interface Strip {
  width: number;
  height: number;
  /** The left edge of each tick. */
  ticks: number[];
  parts: { x: number; width: number; y: number; height: number; count: number }[];
}

const TICKS_PX = 28;
const PARTS_PX = 48;
const BETWEEN_PX = 8;
const TICK_PX = 2;

/** Ticks that fall on one pixel are one. From right to left where the text runs so. */
export function layoutStrip(fall: Fall, widthPx: number, rightToLeft = false): Strip {
  const nTokens = fall.sizes.reduce((sum, size) => sum + size, 0);
  const x = scaleLinear()
    .domain([0, Math.max(1, nTokens)])
    .range(rightToLeft ? [widthPx, 0] : [0, widthPx]);
  const y = scaleLinear()
    .domain([0, Math.max(1, max(fall.parts) ?? 1)])
    .range([0, PARTS_PX]);
  const ticks = fall.positions.map((at) => Math.min(widthPx - TICK_PX, Math.max(0, Math.floor(x(at)))));
  const base = TICKS_PX + BETWEEN_PX + PARTS_PX;
  let begun = 0;
  const parts = fall.parts.map((count, i) => {
    const [from, to] = [x(begun), x((begun += fall.sizes[i] ?? 0))];
    const height = round(y(count));
    const left = Math.min(from, to);
    return { x: round(left), width: round(Math.abs(to - from)), y: round(base - height), height, count };
  });
  return { width: widthPx, height: base, ticks: [...new Set(ticks)].sort((a, b) => a - b), parts };
}

export function renderStrip(svg: SVGSVGElement, strip: Strip): void {
  const root = select(svg)
    .attr("viewBox", `0 0 ${strip.width} ${strip.height}`)
    .attr("width", strip.width)
    .attr("height", strip.height)
    .select("g.rows");
  root
    .selectAll("line")
    .data([TICKS_PX, strip.height])
    .join("line")
    .attr("class", "ground")
    .attr("x2", strip.width)
    .attr("y1", (y) => y - 0.5)
    .attr("y2", (y) => y - 0.5);
  root
    .selectAll("rect.tick")
    .data(strip.ticks)
    .join("rect")
    .attr("class", "tick")
    .attr("x", (x) => x)
    .attr("width", TICK_PX)
    .attr("height", TICKS_PX);
  root
    .selectAll("rect.part")
    .data(strip.parts)
    .join("rect")
    .attr("class", "part")
    .attr("x", (part) => part.x + 1)
    .attr("y", (part) => part.y)
    .attr("width", (part) => Math.max(0, part.width - 2))
    .attr("height", (part) => part.height);
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
