/** Where each bar, word and figure of the chart stands. Pure: the same words and width give the same picture. */

import { max } from "d3-array";
import { scaleBand, scaleLinear } from "d3-scale";
import { figure } from "../lib/plain";

export interface BarItem {
  word: string;
  count: number;
}

export interface Bar {
  word: string;
  /** The word as it fits, with an ellipsis where it had to be cut. */
  label: string;
  count: number;
  figure: string;
  y: number;
  width: number;
}

export interface BarLayout {
  width: number;
  height: number;
  /** Where bars begin; words end `GAP` before it. */
  x0: number;
  barHeight: number;
  bars: Bar[];
}

/** Pixels that a text takes in the chart's own type. */
export type Measure = (text: string) => number;

export const ROW_PX = 26;
export const GAP_PX = 10;
const MAX_LABEL_SHARE = 0.42;
/** Phrases are longer, and their counts smaller. */
const MAX_PHRASE_SHARE = 0.6;

export function layoutBars(items: readonly BarItem[], widthPx: number, measure: Measure): BarLayout {
  const phrases = items.some((item) => item.word.includes(" "));
  const labelRoom = widthPx * (phrases ? MAX_PHRASE_SHARE : MAX_LABEL_SHARE);
  const labels = items.map((item) => cut(item.word, labelRoom, measure));
  const x0 = Math.ceil(max(labels, measure) ?? 0) + GAP_PX;
  const figureRoom = Math.ceil(max(items, (item) => measure(figure(item.count))) ?? 0) + GAP_PX;
  const x = scaleLinear()
    .domain([0, max(items, (item) => item.count) ?? 1])
    .range([0, Math.max(1, widthPx - x0 - figureRoom)]);
  const height = items.length * ROW_PX;
  const y = scaleBand<number>()
    .domain(items.map((_, i) => i))
    .range([0, height])
    .paddingInner(0.38)
    .paddingOuter(0.19);
  const bars = items.map((item, i) => ({
    word: item.word,
    label: labels[i] ?? item.word,
    count: item.count,
    figure: figure(item.count),
    y: round(y(i) ?? 0),
    width: Math.max(1, round(x(item.count))),
  }));
  return { width: widthPx, height, x0, barHeight: round(y.bandwidth()), bars };
}

/** The longest beginning that fits, by whole characters as readers see them. */
export function cut(word: string, roomPx: number, measure: Measure): string {
  if (measure(word) <= roomPx) return word;
  const characters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word)];
  let low = 1;
  let high = characters.length;
  const start = (n: number): string => word.slice(0, characters[n]?.index ?? word.length) + "…";
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(start(middle)) <= roomPx) low = middle;
    else high = middle - 1;
  }
  return start(low);
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
