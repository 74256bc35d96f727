/** Words by sources: a row for each word, a column for each source, darker where a source uses the word more often. */

import { max } from "d3-array";
import { select } from "d3-selection";
import { figure, straight } from "../lib/plain";
import { runsOf, summed, type Run } from "../lib/runs";
import { round } from "./axes";
import { cut, type Measure } from "./layout";

export interface HeatSource {
  number: number;
  name: string;
  n_tokens: number;
}

export interface HeatWord {
  word: string;
  /** In each source, in their order. */
  counts: readonly number[];
}

export interface HeatColumn extends Run {
  /** Numbers of its first and last source. */
  first: number;
  last: number;
  name: string;
  nTokens: number;
  x: number;
  /** What stands over it; "" where there is no room. */
  label: string;
}

export interface HeatCell {
  x: number;
  y: number;
  /** 0 to 1: of the highest rate of its word. */
  shade: number;
  title: string;
}

export interface HeatRow {
  word: string;
  label: string;
  y: number;
  cells: HeatCell[];
}

export interface Heat {
  width: number;
  height: number;
  /** Where cells begin; words end before it. */
  left: number;
  top: number;
  cellWidth: number;
  cellHeight: number;
  /** Whether names of sources stand over the columns, aslant; else every so often a number. */
  named: boolean;
  columns: HeatColumn[];
  rows: HeatRow[];
}

const ROW_PX = 24;
const GAP_PX = 10;
/** Between cells. */
const SEAM_PX = 1;
const MIN_CELL_PX = 6;
const MAX_CELL_PX = 72;
/** A column so wide has its source's name over it. */
const NAMED_PX = 24;
const NAME_PX = 140;
/** Names are set smaller than the words that are measured. */
const NAME_SIZE = 0.85;
const NUMBERS_PX = 24;
const MAX_WORD_SHARE = 0.34;
/** Names stand at this angle: the sine and cosine of 55 degrees. */
const SLANT_DEG = -55;
const SINE = 0.82;
const COSINE = 0.58;

/** The sources as columns: together in runs where there are more than have room. */
export function heatColumns(sources: readonly HeatSource[], most: number): Omit<HeatColumn, "x" | "label">[] {
  return runsOf(sources.length, most).map((run) => {
    const first = sources[run.from];
    const sizes = sources.map(({ n_tokens }) => n_tokens);
    return {
      ...run,
      first: first?.number ?? 0,
      last: sources[run.to - 1]?.number ?? 0,
      name: run.to - run.from > 1 ? `${run.to - run.from} sources` : straight(first?.name ?? ""),
      nTokens: summed(sizes, run),
    };
  });
}

/** Numbers of a column's sources. */
export function numbersOf({ first, last }: { first: number; last: number }): string {
  return first === last ? figure(first) : `${figure(first)}–${figure(last)}`;
}

export function layoutHeat(
  words: readonly HeatWord[],
  sources: readonly HeatSource[],
  widthPx: number,
  measure: Measure,
): Heat {
  const labels = words.map(({ word }) => cut(word, widthPx * MAX_WORD_SHARE, measure));
  const left = Math.ceil(max(labels, measure) ?? 0) + GAP_PX;
  const room = Math.max(MIN_CELL_PX, widthPx - left);
  const told = heatColumns(sources, Math.floor(room / MIN_CELL_PX));
  // names lean out to the right of the last column
  const fits = (px: number): boolean => px >= NAMED_PX && told.every(({ from, to }) => to - from === 1);
  let cellWidth = Math.min(MAX_CELL_PX, room / Math.max(1, told.length));
  const named = fits((room - NAME_PX * COSINE) / Math.max(1, told.length));
  if (named) cellWidth = Math.min(MAX_CELL_PX, (room - NAME_PX * COSINE) / told.length);
  const top = named ? Math.ceil(NAME_PX * SINE) + 2 * GAP_PX : NUMBERS_PX;
  const widest = measure(figure(sources.at(-1)?.number ?? 0)) + GAP_PX;
  const every = Math.max(1, Math.ceil(widest / cellWidth));
  const columns = told.map((column, i) => ({
    ...column,
    x: round(left + i * cellWidth),
    label: named
      ? cut(`${column.first} ${column.name}`, NAME_PX / NAME_SIZE, measure)
      : i % every === 0
        ? figure(column.first)
        : "",
  }));
  const rows = words.map(({ word, counts }, i) => {
    const y = top + i * ROW_PX;
    return { word, label: labels[i] ?? word, y, cells: cellsOf(word, counts, columns, y) };
  });
  return {
    width: widthPx,
    height: top + words.length * ROW_PX + SEAM_PX,
    left,
    top,
    cellWidth: round(Math.max(1, cellWidth - SEAM_PX)),
    cellHeight: ROW_PX - SEAM_PX,
    named,
    columns,
    rows,
  };
}

/** The root of the rate, so that half as often is seen as well as often. */
function cellsOf(
  word: string,
  counts: readonly number[],
  columns: readonly HeatColumn[],
  y: number,
): HeatCell[] {
  const sums = columns.map((column) => summed(counts, column));
  const rates = columns.map(({ nTokens }, i) => (nTokens > 0 ? (sums[i] ?? 0) / nTokens : 0));
  const most = max(rates) || 1;
  return columns.map((column, i) => ({
    x: column.x,
    y,
    shade: round(Math.sqrt((rates[i] ?? 0) / most)),
    title: `${word}, ${numbersOf(column)} ${column.name}: ${figure(sums[i] ?? 0)} of ${figure(column.nTokens)} words`,
  }));
}

export function renderHeat(svg: SVGSVGElement, heat: Heat, href: (word: string) => string): void {
  const root = select(svg)
    .attr("viewBox", `0 0 ${heat.width} ${heat.height}`)
    .attr("width", heat.width)
    .attr("height", heat.height)
    .select("g.rows");
  root
    .selectAll<SVGTextElement, HeatColumn>("text.source")
    .data(heat.columns.filter(({ label }) => label !== ""))
    .join("text")
    .attr("class", "source figure")
    .attr("transform", ({ x }) => {
      const middle = round(x + heat.cellWidth / 2);
      return heat.named
        ? `translate(${middle + 4},${heat.top - 6}) rotate(${SLANT_DEG})`
        : `translate(${middle},${heat.top - 8})`;
    })
    .attr("text-anchor", heat.named ? "start" : "middle")
    .text(({ label }) => label);
  const rows = root
    .selectAll<SVGGElement, HeatRow>("g.row")
    .data(heat.rows)
    .join((entered) => {
      const row = entered.append("g").attr("class", "row");
      row.append("a").append("text").attr("class", "word").attr("text-anchor", "end").attr("dy", "0.36em");
      return row;
    });
  rows.select("a").attr("href", ({ word }) => href(word));
  rows
    .select("text.word")
    .attr("x", heat.left - GAP_PX)
    .attr("y", ({ y }) => y + heat.cellHeight / 2)
    .text(({ label }) => label);
  rows
    .selectAll<SVGRectElement, HeatCell>("rect.cell")
    .data(({ cells }) => cells)
    .join((entered) => {
      const cell = entered.append("rect").attr("class", "cell");
      cell.append("title");
      return cell;
    })
    .attr("x", ({ x }) => x)
    .attr("y", ({ y }) => y)
    .attr("width", heat.cellWidth)
    .attr("height", heat.cellHeight)
    .attr("fill-opacity", ({ shade }) => shade)
    .select("title")
    .text(({ title }) => title);
}
