/** Counts by rank on logarithmic paper, with the line that a fit of Zipf's law expects. */

import { scaleLog } from "d3-scale";
import { select } from "d3-selection";
import { figure } from "../lib/plain";
import { renderAxes, round, type Axes, type Tick } from "./axes";

export interface RankPoint {
  rank: number;
  count: number;
  expected: number | null;
}

export interface RankPlot extends Axes {
  dots: { x: number; y: number }[];
  /** The path of the fit; "" without one. */
  fit: string;
}

const ROOM = { top: 28, right: 12, bottom: 44, left: 52 };
const HEIGHT_PX = 340;

export function layoutRanks(points: readonly RankPoint[], widthPx: number): RankPlot {
  const last = points.at(-1)?.rank ?? 1;
  const most = Math.max(...points.map(({ count, expected }) => Math.max(count, expected ?? 0)), 1);
  const x = scaleLog([1, Math.max(10, last)], [ROOM.left, widthPx - ROOM.right]);
  const y = scaleLog([1, Math.max(10, most)], [HEIGHT_PX - ROOM.bottom, ROOM.top]).clamp(true);
  const expected = points.filter((point) => point.expected !== null && point.expected >= 1);
  return {
    width: widthPx,
    height: HEIGHT_PX,
    room: ROOM,
    x: { ticks: powers(last, x), name: "rank" },
    y: { ticks: powers(most, y), name: "count" },
    dots: points.map(({ rank, count }) => ({ x: round(x(rank)), y: round(y(count)) })),
    fit: expected
      .map(({ rank, expected: e }, i) => `${i ? "L" : "M"}${round(x(rank))},${round(y(e ?? 1))}`)
      .join(""),
  };
}

/** Powers of ten up to a number, and 10 at least. */
function powers(most: number, scale: (n: number) => number): Tick[] {
  const n = Math.max(1, Math.floor(Math.log10(most) + 1e-9));
  return Array.from({ length: n + 1 }, (_, i) => ({ at: round(scale(10 ** i)), label: figure(10 ** i) }));
}

export function renderRanks(svg: SVGSVGElement, plot: RankPlot): void {
  renderAxes(svg, plot);
  const root = select(svg).select("g.rows");
  root
    .selectAll("path.fit")
    .data(plot.fit ? [plot.fit] : [])
    .join("path")
    .attr("class", "fit")
    .attr("d", (d) => d);
  root
    .selectAll("circle")
    .data(plot.dots)
    .join("circle")
    .attr("class", "dot")
    .attr("r", 2.5)
    .attr("cx", (dot) => dot.x)
    .attr("cy", (dot) => dot.y);
}
