/** Puts a layout into an <svg>. Words are text wherever they appear: set with .text(), never as markup. */

import { select, type Selection } from "d3-selection";
import "d3-transition";
import { GAP_PX, type Bar, type BarLayout } from "./layout";

const MOVE_MS = 280;

type Group = Selection<SVGGElement, Bar, SVGElement, unknown>;

/** Where a word's link leads. */
export type Href = (word: string) => string;

export function renderBars(svg: SVGSVGElement, layout: BarLayout, href: Href, animate: boolean): void {
  const { width, height } = layout;
  const root = select<SVGElement, unknown>(svg);
  root.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
  const rows = root
    .select<SVGGElement>("g.rows")
    .selectAll<SVGGElement, Bar>("g.row")
    .data(layout.bars, (bar) => bar.word);
  rows.exit().remove();
  const entered = rows.enter().append("g").attr("class", "row").call(addMarks, layout);
  entered.attr("transform", place).attr("opacity", animate ? 0 : 1);
  const all = entered.merge(rows as unknown as typeof entered).order() as unknown as Group;
  all
    .call(setText, layout)
    .select("a")
    .attr("href", (bar) => href(bar.word));
  if (animate) all.call(move, layout);
  else all.call(set, layout);
}

function place(bar: Bar): string {
  return `translate(0,${bar.y})`;
}

function addMarks(rows: Group, layout: BarLayout): void {
  const links = rows.append("a");
  links.append("title");
  links.append("text").attr("class", "word").attr("text-anchor", "end").attr("dy", "0.36em");
  links.append("rect").attr("class", "bar").attr("width", 0).attr("x", layout.x0);
  links.append("text").attr("class", "figure").attr("dy", "0.36em").attr("x", layout.x0);
}

function setText(rows: Group, layout: BarLayout): void {
  const middle = layout.barHeight / 2;
  rows.select("title").text((bar) => `${bar.word}: ${bar.figure}`);
  rows
    .select("text.word")
    .attr("y", middle)
    .text((bar) => bar.label);
  rows
    .select("text.figure")
    .attr("y", middle)
    .text((bar) => bar.figure);
}

function set(rows: Group, layout: BarLayout): void {
  rows.interrupt().attr("transform", place).attr("opacity", 1);
  rows.select("text.word").attr("x", layout.x0 - GAP_PX);
  rows
    .select("rect.bar")
    .attr("x", layout.x0)
    .attr("height", layout.barHeight)
    .attr("width", (bar) => bar.width);
  rows.select("text.figure").attr("x", (bar) => layout.x0 + bar.width + GAP_PX / 2);
}

function move(rows: Group, layout: BarLayout): void {
  rows.transition().duration(MOVE_MS).attr("transform", place).attr("opacity", 1);
  rows.select("text.word").attr("x", layout.x0 - GAP_PX);
  rows
    .select("rect.bar")
    .attr("x", layout.x0)
    .attr("height", layout.barHeight)
    .transition()
    .duration(MOVE_MS)
    .attr("width", (bar) => bar.width);
  rows
    .select("text.figure")
    .transition()
    .duration(MOVE_MS)
    .attr("x", (bar) => layout.x0 + bar.width + GAP_PX / 2);
}
