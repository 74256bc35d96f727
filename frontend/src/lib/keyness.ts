/** How far a word sets one side apart from the other, as both kinds of comparison print it. Pure. */

import type { Interval } from "../chart/interval";
import { SURE } from "./contrast";

/** What the two kinds have in common. */
export interface Key {
  g2: number;
  q: number;
  log_ratio: number;
  log_ratio_low: number;
  log_ratio_high: number;
}

export function intervalOf(word: Key): Interval {
  return { low: word.log_ratio_low, value: word.log_ratio, high: word.log_ratio_high };
}

export function probability(q: number): string {
  return q < 0.0001 ? "< .0001" : q.toFixed(q < 0.001 ? 4 : 3).replace(/^0/, "");
}

/** The side on which it is commoner, where that is hardly chance. */
export function lean({ q, g2 }: Key): "target" | "reference" | "neither" {
  return q >= SURE || g2 === 0 ? "neither" : g2 > 0 ? "target" : "reference";
}
