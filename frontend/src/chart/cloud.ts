/**
 * A word cloud whose sizes are honest: the height of letters grows with the square root of the count, so that of two
 * words of one length the one that is used twice as often takes twice the area. Pure: equal words, width and measure
 * give the same picture, and no two words touch.
 */

import { select } from "d3-selection";
import { figure } from "../lib/plain";
import { round } from "./axes";
import { apart, type Box } from "./box";
import type { BarItem, Measure } from "./layout";
import type { Href } from "./render";

export interface CloudWord extends BarItem {
  /** The height of its letters, and the middle of the word. */
  size: number;
  x: number;
  y: number;
  width: number;
}

export interface Cloud {
  width: number;
  height: number;
  words: CloudWord[];
  /** Words that would be too small to read, or found no room. */
  nLeftOut: number;
}

/** The commonest word's letters, unless a long word would not fit then; and the smallest that can be read. */
const LARGEST_PX = 76;
const SMALLEST_PX = 11;
/** The size in which the ruler measures. */
const RULER_PX = 16;
const LINE = 1.12;
const GAP_PX = 5;
/** The spiral has the proportions of the room; its turns are nearly as far apart as a small word is high. */
const TURN_PX = 9;
const MAX_STEPS = 12_000;
/** How much of the room words may take, and how high that is for a width. */
const FILL = 0.45;
const roomHeight = (widthPx: number): number => Math.min(520, Math.max(360, widthPx / 2));

/** @param items the commonest first. */
export function layoutCloud(items: readonly BarItem[], widthPx: number, measure: Measure): Cloud {
  const { scale, n } = largest(items, widthPx, measure);
  const boxes: Box[] = [];
  const words: CloudWord[] = [];
  for (const { word, count } of items.slice(0, n)) {
    const size = scale * Math.sqrt(count);
    const width = (measure(word) * size) / RULER_PX;
    const at = place(width + GAP_PX, size * LINE, boxes, widthPx);
    if (!at) continue;
    boxes.push(at);
    words.push({
      word,
      count,
      size: round(size),
      width: round(width),
      x: (at.left + at.right) / 2,
      y: (at.top + at.bottom) / 2,
    });
  }
  const top = Math.min(0, ...boxes.map((box) => box.top));
  const bottom = Math.max(0, ...boxes.map((box) => box.bottom));
  const moved = words.map((one) => ({ ...one, x: round(one.x + widthPx / 2), y: round(one.y - top) }));
  return {
    width: widthPx,
    height: Math.ceil(bottom - top),
    words: moved,
    nLeftOut: items.length - words.length,
  };
}

/** As many of the commonest words as can all be read, and how large they are then. */
function largest(items: readonly BarItem[], widthPx: number, measure: Measure): { scale: number; n: number } {
  for (let n = items.length; n > 0; n--) {
    const scale = scaleOf(items.slice(0, n), widthPx, measure);
    if (scale * Math.sqrt(items[n - 1]?.count ?? 0) >= SMALLEST_PX) return { scale, n };
  }
  return { scale: 0, n: 0 };
}

/** Pixels for the square root of a count: every word fits the width, and all of them the room, in proportion. */
function scaleOf(items: readonly BarItem[], widthPx: number, measure: Measure): number {
  const roots = items.map(({ word, count }) => ({ root: Math.sqrt(count), em: measure(word) / RULER_PX }));
  const fits = roots.map(({ root, em }) => (widthPx - GAP_PX) / Math.max(1e-6, root * em));
  const area = roots.reduce((sum, { root, em }) => sum + root * root * em * LINE, 0);
  const all = Math.sqrt((FILL * widthPx * roomHeight(widthPx)) / Math.max(1e-6, area));
  return Math.min(LARGEST_PX / Math.max(1, ...roots.map(({ root }) => root)), all, ...fits);
}

/** The first free place on a spiral from the middle; null where there is none. */
function place(width: number, height: number, boxes: readonly Box[], widthPx: number): Box | null {
  let angle = 0;
  const flatten = roomHeight(widthPx) / widthPx;
  for (let i = 0; i < MAX_STEPS; i++) {
    const radius = (TURN_PX * angle) / (2 * Math.PI);
    const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle) * flatten];
    const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
    if (Math.max(-box.left, box.right) <= widthPx / 2 && boxes.every((other) => apart(box, other)))
      return box;
    angle += TURN_PX / Math.max(TURN_PX, radius);
  }
  return null;
}

export function renderCloud(svg: SVGSVGElement, cloud: Cloud, href: Href): void {
  const root = select(svg)
    .attr("viewBox", `0 0 ${cloud.width} ${cloud.height}`)
    .attr("width", cloud.width)
    .attr("height", cloud.height)
    .select("g.rows");
  const words = root
    .selectAll("a")
    .data(cloud.words)
    .join((enter) => {
      const links = enter.append("a");
      links.append("title");
      links.append("text").attr("class", "word").attr("text-anchor", "middle").attr("dy", "0.34em");
      return links;
    })
    .attr("href", (one) => href(one.word));
  words.select("title").text((one) => `${one.word}: ${figure(one.count)}`);
  words
    .select("text")
    .attr("x", (one) => one.x)
    .attr("y", (one) => one.y)
    // an attribute would give way to the style sheet; set by script it is no inline style to the page's policy
    .style("font-size", (one) => `${one.size}px`)
    .text((one) => one.word);
}
