/** How often some words are used, from one text to the next: a line for each, named at its end. */

import { max } from "d3-array";
import { scaleLinear, scalePoint } from "d3-scale";
import { select } from "d3-selection";
import { figure } from "../lib/plain";
import { renderAxes, round, type Axes } from "./axes";
import { cut, type Measure } from "./layout";

export interface Followed {
  word: string;
  /** Occurrences per million, the earliest first. */
  perMillion: readonly number[];
}

export interface TrendLine {
  word: string;
  label: string;
  labelY: number;
  path: string;
  points: { x: number; y: number }[];
}

export interface Trend extends Axes {
  lines: TrendLine[];
  labelX: number;
}

const ROOM = { top: 30, bottom: 46 };
const HEIGHT_PX = 300;
const GAP_PX = 12;
const LABEL_PX = 18;
const MAX_LABEL_SHARE = 0.3;
/** Kinds of line that the style sheet tells apart; an eleventh word is not followed. */
export const N_KINDS = 10;

/** What stands at the axes. */
export interface TrendNames {
  x: string;
  y: string;
}

/** @param names of the counts, the earliest first: their numbers, or short dates. */
export function layoutTrend(
  followed: readonly Followed[],
  names: readonly string[],
  widthPx: number,
  measure: Measure,
  axes: TrendNames = { x: "one count after the other", y: "per million words" },
): Trend {
  const most = max(followed, ({ perMillion }) => max(perMillion)) || 1;
  const y = scaleLinear([0, most], [HEIGHT_PX - ROOM.bottom, ROOM.top]).nice(4);
  const marks = y.ticks(4);
  const labels = followed.map(({ word }) => cut(word, widthPx * MAX_LABEL_SHARE, measure));
  const left = Math.ceil(max(marks, (mark) => measure(figure(mark))) ?? 0) + GAP_PX;
  const right = Math.ceil(max(labels, measure) ?? 0) + GAP_PX;
  const x = scalePoint<number>()
    .domain(names.map((_, i) => i))
    .range([left + GAP_PX, widthPx - right])
    .align(0);
  const spaced = every(names, x.step(), measure);
  const lines = followed.map(({ word, perMillion }, i) => {
    const points = perMillion.map((value, at) => ({ x: round(x(at) ?? 0), y: round(y(value)) }));
    const path = points.map((point, at) => `${at ? "L" : "M"}${point.x},${point.y}`).join("");
    return { word, label: labels[i] ?? word, labelY: points.at(-1)?.y ?? 0, path, points };
  });
  spread(lines);
  return {
    width: widthPx,
    height: HEIGHT_PX,
    room: { ...ROOM, left, right },
    x: {
      ticks: names.flatMap((label, i) => (i % spaced === 0 ? [{ at: round(x(i) ?? 0), label }] : [])),
      name: axes.x,
    },
    y: {
      ticks: marks.map((mark) => ({ at: round(y(mark)), label: figure(mark) })),
      name: axes.y,
    },
    lines,
    labelX: widthPx - right + GAP_PX - 2,
  };
}

/** Of how many names one is given, so that they do not run into each other. */
function every(names: readonly string[], stepPx: number, measure: Measure): number {
  const widest = (max(names, measure) ?? 0) + GAP_PX;
  return Math.max(1, Math.ceil(widest / Math.max(1, stepPx)));
}

/** Moves names apart that would stand on each other, downwards, and all of them up again from the floor. */
function spread(lines: TrendLine[]): void {
  const byHeight = [...lines].sort((a, b) => a.labelY - b.labelY);
  byHeight.forEach((line, i) => {
    const above = byHeight[i - 1];
    if (above) line.labelY = Math.max(line.labelY, above.labelY + LABEL_PX);
  });
  let floor = HEIGHT_PX - ROOM.bottom;
  for (const line of byHeight.reverse()) {
    line.labelY = round(Math.min(line.labelY, floor));
    floor = line.labelY - LABEL_PX;
  }
}

export function renderTrend(svg: SVGSVGElement, trend: Trend): void {
  renderAxes(svg, trend);
  const root = select(svg).select("g.rows");
  const groups = root
    .selectAll<SVGGElement, TrendLine>("g.trend")
    .data(trend.lines)
    .join((entered) => {
      const group = entered.append("g");
      group.append("path");
      group.append("text");
      return group;
    })
    .attr("class", (_, i) => `trend kind-${i % N_KINDS}`);
  groups.select("path").attr("d", ({ path }) => path);
  groups
    .select("text")
    .attr("class", "word")
    .attr("dy", "0.32em")
    .attr("x", trend.labelX)
    .attr("y", ({ labelY }) => labelY)
    .text(({ label }) => label);
  groups
    .selectAll("circle")
    .data(({ points }) => points)
    .join("circle")
    .attr("r", 3)
    .attr("cx", ({ x }) => x)
    .attr("cy", ({ y }) => y);
}
