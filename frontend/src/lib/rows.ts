/** Which rows of a long table are in sight, all of one height. Pure. */

/** Rows beyond either edge that are there already, so that none is missing while it scrolls. */
const BEYOND = 10;
/** Browsers place nothing beyond some 17 million pixels (Firefox; Chromium 33): longer tables scroll faster than their rows. */
export const MAX_PX = 10_000_000;

export interface Frame {
  /** What is scrolled past, and what is seen, in pixels. */
  top: number;
  height: number;
  rowPx: number;
  total: number;
}

export interface Sight {
  /** Rows that are to be there: from, and up to but without. */
  from: number;
  to: number;
  /** The first that is seen whole. */
  first: number;
  /** How many are seen whole. */
  n: number;
  /** Pixels above and below those that are there. */
  above: number;
  below: number;
}

export function inSight(frame: Frame): Sight {
  const { height, rowPx, total } = frame;
  const all = Math.min(total * rowPx, MAX_PX);
  const top = Math.min(Math.max(0, frame.top), Math.max(0, all - height));
  const passed = (top * rate(frame)) / rowPx;
  const n = Math.max(1, Math.floor(height / rowPx));
  const from = Math.max(0, Math.floor(passed) - BEYOND);
  const to = Math.min(total, Math.ceil(passed + height / rowPx) + BEYOND);
  // the rows stand where the eye expects them: as far above the edge as they are beyond it
  const above = Math.max(0, Math.round(top - (passed - from) * rowPx));
  const below = Math.max(0, all - above - (to - from) * rowPx);
  return { from, to, first: Math.max(0, Math.min(Math.ceil(passed - 0.01), total - 1)), n, above, below };
}

/** How far to scroll for a row to be the first in sight. */
export function topOf(row: number, frame: Frame): number {
  return (row * frame.rowPx) / rate(frame);
}

/** Pixels of rows for one that is scrolled: 1 where all of them have room. */
function rate({ height, rowPx, total }: Frame): number {
  const all = total * rowPx;
  return all <= MAX_PX || MAX_PX <= height ? 1 : (all - height) / (MAX_PX - height);
}
