/** Axes as a book prints them: hairlines, a few figures, a name at each end. */

import { select } from "d3-selection";

export interface Tick {
  /** Where, in pixels from the left or from the top. */
  at: number;
  label: string;
}

/** Room around what is drawn, in pixels. */
export interface Room {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Axes {
  width: number;
  height: number;
  room: Room;
  x: { ticks: Tick[]; name: string };
  y: { ticks: Tick[]; name: string };
}

/** Draws the axes into the chart's first group, and sets the size of the whole. */
export function renderAxes(svg: SVGSVGElement, axes: Axes): void {
  const { width, height, room } = axes;
  const root = select(svg)
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height)
    .select("g.rows");
  root.selectAll("g.axes").remove();
  const group = root.insert("g", ":first-child").attr("class", "axes");
  const floor = height - room.bottom;
  for (const { at, label } of axes.y.ticks) {
    group
      .append("line")
      .attr("class", "ground")
      .attr("x1", room.left)
      .attr("x2", width - room.right)
      .attr("y1", at)
      .attr("y2", at);
    write(group, label, room.left - 8, at, "end").attr("dy", "0.36em");
  }
  for (const { at, label } of axes.x.ticks) write(group, label, at, floor + 18, "middle");
  write(group, axes.x.name, width - room.right, height - 4, "end");
  write(group, axes.y.name, 0, 12, "start");
}

type Group = ReturnType<ReturnType<typeof select>["append"]>;

function write(group: unknown, label: string, x: number, y: number, anchor: string) {
  return (group as Group)
    .append("text")
    .attr("class", "figure")
    .attr("x", x)
    .attr("y", y)
    .attr("text-anchor", anchor)
    .text(label);
}

export function round(n: number): number {
  return Math.round(n * 100) / 100;
}
