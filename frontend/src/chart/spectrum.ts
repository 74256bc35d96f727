/** The frequency spectrum as a histogram: how many different words occur once, twice, ... */

import { max } from "d3-array";
import { scaleBand, scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { figure } from "../lib/plain";
import { renderAxes, round, type Axes } from "./axes";

export interface FrequencyClass {
  count: number;
  n_types: number;
}

export interface Bin {
  /** Counts from and to, both included. */
  from: number;
  to: number;
  n: number;
}

export interface Histogram extends Axes {
  bars: { x: number; y: number; width: number; height: number; n: string; label: string }[];
}

const ROOM = { top: 44, right: 16, bottom: 44, left: 16 };
const HEIGHT_PX = 340;
/** Where bins begin, as on a ruler of three marks for each power of ten after the first few counts. */
const FIRST = [1, 2, 3, 4, 5, 6, 11, 21];

/** Up to 5 each count is a bin; beyond, 6 to 10, 11 to 20, 21 to 50, 51 to 100 and so on. Empty ones at the end fall away. */
export function bins(classes: readonly FrequencyClass[]): Bin[] {
  const most = max(classes, ({ count }) => count) ?? 0;
  const begins = FIRST.filter((from) => from <= most);
  for (let ten = 10; ten * 5 < most; ten *= 10)
    begins.push(...[ten * 5 + 1, ten * 10 + 1, ten * 20 + 1].filter((from) => from <= most));
  return begins.map((from, i) => {
    const to = (begins[i + 1] ?? nextMark(from)) - 1;
    const inside = classes.filter(({ count }) => count >= from && count <= to);
    return { from, to, n: inside.reduce((sum, { n_types }) => sum + n_types, 0) };
  });
}

/** Where the bin after the one that begins here would begin. */
function nextMark(from: number): number {
  if (from < 6) return from + 1;
  const ten = 10 ** Math.floor(Math.log10(from));
  return ([1, 2, 5, 10].map((mark) => mark * ten).find((mark) => mark >= from) ?? from) + 1;
}

export function layoutSpectrum(classes: readonly FrequencyClass[], widthPx: number): Histogram {
  const all = bins(classes);
  const floor = HEIGHT_PX - ROOM.bottom;
  const x = scaleBand<number>()
    .domain(all.map((_, i) => i))
    .range([ROOM.left, widthPx - ROOM.right])
    .paddingInner(0.12);
  const y = scaleLinear([0, max(all, ({ n }) => n) ?? 1], [0, floor - ROOM.top]);
  // names that would run into each other are given for every other bar
  const every = x.step() < 46 ? 2 : 1;
  const bars = all.map(({ from, to, n }, i) => {
    const height = n === 0 ? 0 : Math.max(1, round(y(n)));
    const label = from === to ? figure(from) : `${figure(from)}–${figure(to)}`;
    return {
      x: round(x(i) ?? 0),
      y: round(floor - height),
      width: round(x.bandwidth()),
      height,
      n: figure(n),
      label,
    };
  });
  return {
    width: widthPx,
    height: HEIGHT_PX,
    room: ROOM,
    x: {
      ticks: bars
        .filter((_, i) => i % every === 0)
        .map((bar) => ({ at: round(bar.x + bar.width / 2), label: bar.label })),
      name: "times used",
    },
    y: { ticks: [], name: "different words" },
    bars,
  };
}

export function renderSpectrum(svg: SVGSVGElement, histogram: Histogram): void {
  renderAxes(svg, histogram);
  const root = select(svg).select("g.rows");
  root
    .selectAll("rect")
    .data(histogram.bars)
    .join("rect")
    .attr("class", "bar")
    .attr("x", (bar) => bar.x)
    .attr("y", (bar) => bar.y)
    .attr("width", (bar) => bar.width)
    .attr("height", (bar) => bar.height);
  root
    .selectAll("text.over")
    .data(histogram.bars)
    .join("text")
    .attr("class", "figure over")
    .attr("text-anchor", "middle")
    .attr("x", (bar) => bar.x + bar.width / 2)
    .attr("y", (bar) => bar.y - 5)
    .text((bar) => bar.n);
}
