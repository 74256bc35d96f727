/** Words by how often either of two texts uses them, on logarithmic paper; what one lacks stands in a band of its own. */

import { scaleLog, scaleSqrt } from "d3-scale";
import { select } from "d3-selection";
import { figure } from "../lib/plain";
import { renderAxes, round, type Axes, type Tick } from "./axes";
import { apart, type Box } from "./box";
import { cut, type Measure } from "./layout";

export interface ScatterPair {
  target_count: number;
  reference_count: number;
  g2: number;
  q: number;
  n_types: number;
  words: readonly string[];
}

export interface Scattered {
  pairs: readonly ScatterPair[];
  target_n_tokens: number;
  reference_n_tokens: number;
}

export type Lean = "target" | "reference" | "neither";

export interface Dot {
  x: number;
  y: number;
  r: number;
  lean: Lean;
  title: string;
}

export interface Label {
  text: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  lean: Lean;
}

export interface Scatter extends Axes {
  dots: Dot[];
  labels: Label[];
  /** Where both use a word equally often. */
  level: { x1: number; y1: number; x2: number; y2: number };
  /** What the marks mean, under the axes: a picture that leaves the page takes it along. */
  key: KeyMark[];
  /** Of the axes and the key. */
  fullHeight: number;
}

export interface KeyMark {
  x: number;
  y: number;
  /** A line, in place of a side's dot. */
  lean: Lean | "level";
  label: string;
}

export interface ScatterOptions {
  /** Below this q a pair is coloured by its side. */
  sure: number;
  maxLabels?: number;
}

const ROOM = { top: 30, right: 16, bottom: 46 };
/** Between the figures of an axis and what is drawn. */
const GAP_PX = 12;
const MAX_HEIGHT_PX = 520;
const MAX_LABELS = 40;
/** Room for what one of the two lacks, beside the axes. */
const BAND_PX = 34;
const LABEL_PX = 17;
/** Between two labels of one line. */
const LABEL_GAP_PX = 3;
/** More words than these at one place are a crowd, for which no one of them stands. */
const MAX_NAMED = 3;
const MAX_LABEL_SHARE = 0.35;
const MILLION = 1_000_000;
const NONE = "none";
const KEY: readonly Pick<KeyMark, "lean" | "label">[] = [
  { lean: "target", label: "surely commoner in A" },
  { lean: "reference", label: "surely commoner in B" },
  { lean: "neither", label: "could be chance" },
  { lean: "level", label: "equally often" },
];
const KEY_ROW_PX = 24;
/** From a mark's left edge to its name: a dot's, and a line's. */
const KEY_DOT_PX = 16;
const KEY_LINE_PX = 30;
const KEY_GAP_PX = 22;

export function layoutScatter(
  found: Scattered,
  widthPx: number,
  measure: Measure,
  { sure, maxLabels = MAX_LABELS }: ScatterOptions,
): Scatter {
  const height = Math.round(Math.min(MAX_HEIGHT_PX, Math.max(300, widthPx * 0.82)));
  const [across, up] = [MILLION / found.target_n_tokens, MILLION / found.reference_n_tokens];
  const rates = found.pairs.flatMap((pair) => [pair.target_count * across, pair.reference_count * up]);
  const [least, most] = domain(rates.filter((rate) => rate > 0));
  const ticks = powers(least, most);
  const room = { ...ROOM, left: Math.ceil(Math.max(...[NONE, ...ticks.map(figure)].map(measure))) + GAP_PX };
  const left = room.left + BAND_PX;
  const floor = height - ROOM.bottom - BAND_PX;
  const x = scaleLog([least, most], [left, widthPx - ROOM.right]);
  const y = scaleLog([least, most], [floor, ROOM.top]);
  const size = scaleSqrt([1, 400], [3, 11]).clamp(true);
  const placed = found.pairs.map((pair) => ({
    pair,
    dot: {
      x: round(pair.target_count ? x(pair.target_count * across) : left - BAND_PX / 2),
      y: round(pair.reference_count ? y(pair.reference_count * up) : floor + BAND_PX / 2),
      r: round(size(pair.n_types)),
      lean: leaning(pair, sure),
      title: titled(pair),
    },
  }));
  // beside "none" there may be no room for the first figure
  const edge = left - BAND_PX / 2 + measure(NONE) / 2 + LABEL_GAP_PX;
  const figures = at(ticks, x).filter((tick) => tick.at - measure(tick.label) / 2 >= edge);
  const key = keyOf(widthPx, height, measure);
  return {
    width: widthPx,
    height,
    fullHeight: (key.at(-1)?.y ?? height) + KEY_ROW_PX / 2,
    key,
    room,
    x: { ticks: [{ at: left - BAND_PX / 2, label: NONE }, ...figures], name: "per million words in A" },
    y: { ticks: [...at(ticks, y), { at: floor + BAND_PX / 2, label: NONE }], name: "per million words in B" },
    dots: placed.map(({ dot }) => dot),
    labels: labelled(placed, measure, {
      left: room.left,
      right: widthPx - 2,
      top: ROOM.top - 6,
      bottom: height - ROOM.bottom + 6,
      most: maxLabels,
      widest: widthPx * MAX_LABEL_SHARE,
    }),
    level: { x1: left, y1: floor, x2: widthPx - ROOM.right, y2: ROOM.top },
  };
}

/** Marks in rows of the chart's width, the first of them `top` from its upper edge. */
function keyOf(widthPx: number, top: number, measure: Measure): KeyMark[] {
  let [x, y] = [0, top + KEY_ROW_PX];
  return KEY.map(({ lean, label }) => {
    const needed = nameAt(lean) + measure(label);
    if (x > 0 && x + needed > widthPx) [x, y] = [0, y + KEY_ROW_PX];
    const mark = { x: round(x), y, lean, label };
    x += needed + KEY_GAP_PX;
    return mark;
  });
}

function nameAt(lean: KeyMark["lean"]): number {
  return lean === "level" ? KEY_LINE_PX : KEY_DOT_PX;
}

/** From the rarest to the commonest with a little air: more than one power of ten, so that an axis has its figures. */
function domain(rates: readonly number[]): [number, number] {
  if (rates.length === 0) return [1, 100];
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  const air = Math.max(1.3, Math.sqrt((20 * least) / most));
  return [least / air, most * air];
}

function powers(least: number, most: number): number[] {
  const first = Math.ceil(Math.log10(least));
  const last = Math.floor(Math.log10(most));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 10 ** (first + i));
}

function at(values: readonly number[], scale: (n: number) => number): Tick[] {
  return values.map((value) => ({ at: round(scale(value)), label: figure(value) }));
}

function leaning({ q, g2 }: ScatterPair, sure: number): Lean {
  return q >= sure || g2 === 0 ? "neither" : g2 > 0 ? "target" : "reference";
}

function titled(pair: ScatterPair): string {
  const more = pair.n_types - pair.words.length;
  const words = pair.words.join(", ") + (more > 0 ? ` and ${figure(more)} more` : "");
  return `${words}: ${figure(pair.target_count)} in A, ${figure(pair.reference_count)} in B`;
}

interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
  most: number;
  widest: number;
}

/** Labels of what stands out most, each where it covers no other label and no dot; what finds no room goes without. */
function labelled(
  placed: readonly { pair: ScatterPair; dot: Dot }[],
  measure: Measure,
  frame: Frame,
): Label[] {
  const labels: Label[] = [];
  const taken: Box[] = [];
  const telling = [...placed].sort((a, b) => Math.abs(b.pair.g2) - Math.abs(a.pair.g2));
  for (const { pair, dot } of telling) {
    if (labels.length >= frame.most) break;
    if (pair.g2 === 0 || pair.n_types > MAX_NAMED) continue;
    const text = cut(pair.words.join(", "), frame.widest, measure);
    const width = measure(text);
    const free = spots(dot, text, width).find(
      ({ box }) =>
        within(box, frame) &&
        taken.every((other) => apart(box, other, LABEL_GAP_PX)) &&
        !placed.some((other) => other.dot !== dot && covers(box, other.dot)),
    );
    if (!free) continue;
    taken.push(free.box);
    labels.push(free.label);
  }
  return labels;
}

/** Where a dot's label may stand: beside it, then over and under it. */
function spots(dot: Dot, text: string, width: number): { label: Label; box: Box }[] {
  const gap = dot.r + 5;
  const half = LABEL_PX / 2;
  const spot = (x: number, y: number, anchor: Label["anchor"]): { label: Label; box: Box } => {
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    return {
      label: { text, x: round(x), y: round(y), anchor, lean: dot.lean },
      box: { left, right: left + width, top: y - half, bottom: y + half },
    };
  };
  return [
    spot(dot.x + gap, dot.y, "start"),
    spot(dot.x - gap, dot.y, "end"),
    spot(dot.x, dot.y - gap - half, "middle"),
    spot(dot.x, dot.y + gap + half, "middle"),
  ];
}

function within(box: Box, frame: Frame): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  );
}

function covers(box: Box, { x, y, r }: Dot): boolean {
  return x + r > box.left && x - r < box.right && y + r > box.top && y - r < box.bottom;
}

export function renderScatter(svg: SVGSVGElement, plot: Scatter): void {
  renderAxes(svg, plot);
  select(svg).attr("viewBox", `0 0 ${plot.width} ${plot.fullHeight}`).attr("height", plot.fullHeight);
  const root = select(svg).select("g.rows");
  renderKey(svg, plot.key);
  root
    .selectAll("line.fit.level")
    .data([plot.level])
    .join("line")
    .attr("class", "fit level")
    .attr("x1", (level) => level.x1)
    .attr("y1", (level) => level.y1)
    .attr("x2", (level) => level.x2)
    .attr("y2", (level) => level.y2);
  root
    .selectAll<SVGCircleElement, Dot>("circle.pair")
    .data(plot.dots)
    .join((entered) => {
      const circles = entered.append("circle");
      circles.append("title");
      return circles;
    })
    .attr("class", (dot) => `pair ${dot.lean}`)
    .attr("r", (dot) => dot.r)
    .attr("cx", (dot) => dot.x)
    .attr("cy", (dot) => dot.y)
    .select("title")
    .text((dot) => dot.title);
  root
    .selectAll("text.word")
    .data(plot.labels)
    .join("text")
    .attr("class", (label) => `word ${label.lean}`)
    .attr("text-anchor", (label) => label.anchor)
    .attr("dy", "0.32em")
    .attr("x", (label) => label.x)
    .attr("y", (label) => label.y)
    .text((label) => label.text);
}

function renderKey(svg: SVGSVGElement, key: readonly KeyMark[]): void {
  const root = select(svg).select("g.rows");
  root.selectAll("g.key").remove();
  const group = root.append("g").attr("class", "key");
  for (const { x, y, lean, label } of key) {
    if (lean === "level")
      group
        .append("line")
        .attr("class", "fit")
        .attr("x1", x)
        .attr("x2", x + KEY_LINE_PX - 8)
        .attr("y1", y)
        .attr("y2", y);
    else
      group
        .append("circle")
        .attr("class", `mark ${lean}`)
        .attr("r", 5)
        .attr("cx", x + 5)
        .attr("cy", y);
    group
      .append("text")
      .attr("class", "figure")
      .attr("x", x + nameAt(lean))
      .attr("y", y)
      .attr("dy", "0.36em")
      .text(label);
  }
}
