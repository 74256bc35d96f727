/** What the page says about a state. Pure. */

import type { Analysis, Stage } from "../api/types";

const STAGES: Record<Stage, string> = {
  fetching: "Fetching the page",
  reading: "Reading its words",
  storing: "Putting the result away",
};

/** Failures in which a site refused us: its text, pasted by whoever can see it, is the way on. */
const REFUSALS = new Set(["http_error", "http_unavailable", "connect_failed", "tls_failed", "timed_out"]);

export function stateSentence(analysis: Analysis): string {
  switch (analysis.state) {
    case "queued":
      return analysis.next_attempt_at && analysis.error ? "Waiting to try again" : "Waiting for its turn";
    case "running":
      return analysis.stage ? STAGES[analysis.stage] : "Starting";
    case "finished":
      return "Counted";
    case "failed":
      return analysis.error?.message ?? "It could not be counted.";
    case "cancelled":
      return "Cancelled";
  }
}

export function siteRefused(analysis: Analysis): boolean {
  return analysis.state === "failed" && REFUSALS.has(analysis.error?.code ?? "");
}
