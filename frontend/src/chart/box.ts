/** Rectangles that must not touch: words of a cloud, labels of a plot. Pixels, y downwards. */

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Whether two leave at least `gapPx` between them from side to side, or stand one above the other. */
export function apart(a: Box, b: Box, gapPx = 0): boolean {
  return a.right + gapPx <= b.left || b.right + gapPx <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}
