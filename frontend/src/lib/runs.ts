/** Many sources taken together in runs of equally many, so that a chart has room for them. Pure. */

export interface Run {
  /** Places of its first source and of the one after its last. */
  from: number;
  to: number;
}

/** At most so many runs, equally long to within one; each source is one of its own where there is room. */
export function runsOf(n: number, most: number): Run[] {
  const k = Math.min(n, Math.max(1, most));
  return Array.from({ length: k }, (_, i) => ({
    from: Math.floor((i * n) / k),
    to: Math.floor(((i + 1) * n) / k),
  }));
}

export function summed(counts: readonly number[], { from, to }: Run): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += counts[at] ?? 0;
  return sum;
}
