/** How the vocabulary grows along a text: different words, and those used once, after so many running words. */

import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { figure } from "../lib/plain";
import { renderAxes, round, type Axes } from "./axes";
import type { Measure } from "./layout";

export interface GrowthPoint {
  n_tokens: number;
  n_types: number;
  n_hapaxes: number;
}

export interface GrowthLine {
  kind: "types" | "hapaxes";
  path: string;
  label: string;
  /** Where its name ends: at the line's end, clear of all of the line that it stands over or under. */
  x: number;
  y: number;
}

export interface GrowthPlot extends Axes {
  lines: GrowthLine[];
}

const ROOM = { top: 40, right: 12, bottom: 44 };
const HEIGHT_PX = 340;
const GAP_PX = 12;
/** From a line to the middle of a name over or under it. */
const OVER_PX = -12;
const UNDER_PX = 16;
/** Names are set larger than what `measure` knows. */
const NAME_SCALE = 1.35;

export function layoutGrowth(points: readonly GrowthPoint[], widthPx: number, measure: Measure): GrowthPlot {
  const last = points.at(-1) ?? { n_tokens: 1, n_types: 1, n_hapaxes: 1 };
  const y = scaleLinear([0, Math.max(1, last.n_types)], [HEIGHT_PX - ROOM.bottom, ROOM.top]);
  const marks = y.ticks(4).filter(Number.isInteger);
  const left = Math.ceil(Math.max(0, ...marks.map((mark) => measure(figure(mark))))) + GAP_PX;
  const x = scaleLinear([0, Math.max(1, last.n_tokens)], [left, widthPx - ROOM.right]);
  const widest = measure(figure(last.n_tokens)) + GAP_PX;
  // a figure at the very edge would be cut off
  const across = x
    .ticks(Math.max(1, Math.min(5, Math.floor((widthPx - left) / (1.5 * widest)))))
    .filter((mark) => Number.isInteger(mark) && x(mark) + measure(figure(mark)) / 2 <= widthPx);
  const line = (kind: GrowthLine["kind"], label: string): GrowthLine => {
    const of = (point: GrowthPoint): number => (kind === "types" ? point.n_types : point.n_hapaxes);
    const nameFrom = x(last.n_tokens) - NAME_SCALE * measure(label);
    const along = points.filter(({ n_tokens }) => x(n_tokens) >= nameFrom).map((point) => y(of(point)));
    const [over, under] = [Math.min(...along) + OVER_PX, Math.max(...along) + UNDER_PX];
    const steps = points.map((point) => `L${round(x(point.n_tokens))},${round(y(of(point)))}`);
    return {
      kind,
      label,
      path: `M${round(x(0))},${round(y(0))}${steps.join("")}`,
      x: round(x(last.n_tokens)),
      y: round(kind === "types" || under > HEIGHT_PX - ROOM.bottom + OVER_PX ? over : under),
    };
  };
  return {
    width: widthPx,
    height: HEIGHT_PX,
    room: { ...ROOM, left },
    x: { ticks: across.map((mark) => ({ at: round(x(mark)), label: figure(mark) })), name: "running words" },
    y: { ticks: marks.map((mark) => ({ at: round(y(mark)), label: figure(mark) })), name: "words so far" },
    lines: points.length === 0 ? [] : [line("types", "different"), line("hapaxes", "used once")],
  };
}

export function renderGrowth(svg: SVGSVGElement, plot: GrowthPlot): void {
  renderAxes(svg, plot);
  const root = select(svg).select("g.rows");
  const groups = root
    .selectAll<SVGGElement, GrowthLine>("g.trend")
    .data(plot.lines)
    .join((entered) => {
      const group = entered.append("g");
      group.append("path");
      group.append("text");
      return group;
    })
    .attr("class", ({ kind }) => `trend ${kind}`);
  groups.select("path").attr("d", ({ path }) => path);
  groups
    .select("text")
    .attr("class", "word")
    .attr("text-anchor", "end")
    .attr("dy", "0.32em")
    .attr("x", ({ x }) => x)
    .attr("y", ({ y }) => y)
    .text(({ label }) => label);
}
