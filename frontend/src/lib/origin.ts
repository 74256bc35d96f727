/**
 * Whence the charts on show are drawn, for the pictures that are made of them. Not the address of the page: whoever
 * knows it may open the analysis, and pictures go round.
 */

import type { Analysis } from "../api/types";
import { dateTime, nameOf, readableAddress } from "./plain";

/** `sources`: a line each. Set by the page, read when a picture is made. */
export const drawnFrom: { name: string; sources: string[] } = { name: "", sources: [] };

/** An analysis' name, address and time, on one line. */
export function sourceOf(analysis: Analysis): string {
  const address = analysis.document?.final_url ?? analysis.source.url;
  const name = nameOf(analysis);
  const readable = address ? readableAddress(address) : "";
  const at = dateTime(analysis.document?.fetched_at ?? analysis.finished_at);
  return [name, readable === name ? "" : readable, at].filter((part) => part !== "").join(", ");
}
