/** A value with its interval about a middle of nothing, small enough for a row of a table. Pure. */

import { scaleLinear } from "d3-scale";
import { round } from "./axes";

export interface Interval {
  low: number;
  value: number;
  high: number;
}

export interface IntervalMark {
  x1: number;
  x2: number;
  x: number;
  middle: number;
}

/** Beyond this log ratio (256 times as common) a row's scale does not reach: intervals are cut there. */
const MOST = 8;

/** How far the scale of some rows reaches to either side: as far as any interval, within reason. */
export function reach(intervals: readonly Interval[]): number {
  const ends = intervals.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]);
  return Math.min(MOST, Math.max(1, ...ends));
}

/** Positive values stand left of the middle, towards the side on the left. */
export function layoutInterval(
  { low, value, high }: Interval,
  reachTo: number,
  widthPx: number,
): IntervalMark {
  const x = scaleLinear([reachTo, -reachTo], [3, widthPx - 3]).clamp(true);
  return { x1: round(x(high)), x2: round(x(low)), x: round(x(value)), middle: widthPx / 2 };
}
