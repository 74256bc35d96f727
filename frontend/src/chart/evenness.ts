/** Words by how common they are, and how evenly they are spread over the texts: a dot for each, the outermost named. */

import { scaleLinear, scaleLog } from "d3-scale";
import { select } from "d3-selection";
import { figure } from "../lib/plain";
import { renderAxes, round, type Axes } from "./axes";
import type { Measure } from "./layout";

export interface Spread {
  word: string;
  count: number;
  /** In how many texts. */
  nDocuments: number;
  /** DPnorm: 0 even, 1 all in one. */
  uneven: number;
}

export interface Dot extends Spread {
  x: number;
  y: number;
  /** "" where there is no room for its name. */
  label: string;
  /** Its name stands to its left. */
  before: boolean;
}

export interface Evenness extends Axes {
  dots: Dot[];
}

const ROOM = { top: 30, right: 16, bottom: 46, left: 44 };
const HEIGHT_PX = 360;
const LABEL_PX = 17;
const GAP_PX = 6;
const DOT_PX = 3.5;

/** @param words the commonest first: these are named before others. */
export function layoutEvenness(words: readonly Spread[], widthPx: number, measure: Measure): Evenness {
  const most = Math.max(2, ...words.map(({ count }) => count));
  const least = Math.max(1, Math.min(most / 2, ...words.map(({ count }) => count)));
  const x = scaleLog([least, most], [ROOM.left + GAP_PX, widthPx - ROOM.right]);
  const y = scaleLinear([0, 1], [HEIGHT_PX - ROOM.bottom, ROOM.top]);
  const taken: { left: number; right: number; y: number }[] = [];
  const placed = words.map((word) => ({ ...word, x: round(x(word.count)), y: round(y(word.uneven)) }));
  const dots = placed.map((dot) => {
    const wide = measure(dot.word) + 2 * GAP_PX;
    const sides = [
      { before: false, left: dot.x, right: dot.x + wide },
      { before: true, left: dot.x - wide, right: dot.x },
    ];
    const free = sides.find(
      ({ left, right }) =>
        left >= ROOM.left &&
        right <= widthPx &&
        taken.every((one) => Math.abs(one.y - dot.y) >= LABEL_PX || one.right < left || one.left > right) &&
        !placed.some((one) => (one.x !== dot.x || one.y !== dot.y) && covers({ left, right, y: dot.y }, one)),
    );
    if (free) taken.push({ ...free, y: dot.y });
    return { ...dot, label: free ? dot.word : "", before: free?.before ?? false };
  });
  return {
    width: widthPx,
    height: HEIGHT_PX,
    room: ROOM,
    x: {
      ticks: logTicks(least, most).map((at) => ({ at: round(x(at)), label: figure(at) })),
      name: "times in all",
    },
    y: {
      ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at: round(y(at)), label: at.toLocaleString("en") })),
      name: "0 even, 1 all in one text",
    },
    dots,
  };
}

/** Whether a name would lie over a dot. */
function covers(name: { left: number; right: number; y: number }, dot: { x: number; y: number }): boolean {
  return dot.x > name.left - DOT_PX && dot.x < name.right && Math.abs(dot.y - name.y) < LABEL_PX / 2 + DOT_PX;
}

/** 1, 2, 5, 10 ... as far as they go. */
function logTicks(least: number, most: number): number[] {
  const powers = Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, i) => 10 ** i);
  return powers.flatMap((power) => [1, 2, 5].map((n) => n * power)).filter((n) => n >= least && n <= most);
}

export function renderEvenness(svg: SVGSVGElement, chart: Evenness, href: (word: string) => string): void {
  renderAxes(svg, chart);
  const groups = select(svg)
    .select("g.rows")
    .selectAll<SVGAElement, Dot>("a.even")
    .data(chart.dots, ({ word }) => word)
    .join((entered) => {
      const link = entered.append("a").attr("class", "even");
      link.append("title");
      link.append("circle").attr("class", "dot").attr("r", DOT_PX);
      link.append("text").attr("class", "word").attr("dy", "0.32em");
      return link;
    })
    .attr("href", ({ word }) => href(word))
    .attr(
      "aria-label",
      ({ word, count, nDocuments }) => `${word}: ${figure(count)} times, in ${figure(nDocuments)} texts`,
    )
    .attr("transform", ({ x, y }) => `translate(${x},${y})`);
  groups
    .select("title")
    .text(
      ({ word, count, nDocuments, uneven }) =>
        `${word}: ${figure(count)} times, in ${figure(nDocuments)} texts; ${uneven.toFixed(2)}`,
    );
  groups
    .select("text")
    .attr("x", ({ before }) => (before ? -8 : 8))
    .attr("text-anchor", ({ before }) => (before ? "end" : "start"))
    .text(({ label }) => label);
}
