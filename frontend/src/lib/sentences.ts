/** What the page says about a state. Pure. */

import type { Analysis, Stage } from "../api/types";
import { figure } from "./plain";

const STAGES: Record<Stage, string> = {
  fetching: "Fetching the page",
  reading: "Finding its text",
  counting: "Counting its words",
  storing: "Storing the result",
};

/** Of those that wait before an analysis the API counts so many. */
const MAX_AHEAD = 1_000;

/** Failures in which a site refused us: its text, pasted by whoever can see it, is the way on. */
const REFUSALS = new Set(["http_error", "http_unavailable", "connect_failed", "tls_failed", "timed_out"]);

export function stateSentence(analysis: Analysis): string {
  switch (analysis.state) {
    case "queued":
      return analysis.next_attempt_at && analysis.error ? "Waiting to try again" : inQueue(analysis.n_ahead);
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

function inQueue(nAhead: number | null): string {
  if (nAhead === null) return "Waiting for its turn";
  if (nAhead === 0) return "Next in the queue";
  return `Queued behind ${figure(nAhead)}${nAhead >= MAX_AHEAD ? " or more" : ""}`;
}

const LATER = "That may pass: try again in a while, or paste the text if your browser can show the page.";
/** What the form that it asks for says too. */
export const PASTE = "If your browser can show the page, paste its text.";

/** What whoever asked can do about a failure, by its code. */
const WAYS_ON: Readonly<Record<string, string>> = {
  refused_address:
    "Addresses within private networks are not fetched for visitors. Paste the text, or have whoever runs this service allow that network.",
  dns_not_found: "Look for a slip in the address.",
  http_error: PASTE,
  too_many_redirects: PASTE,
  bad_response: PASTE,
  tls_failed: PASTE,
  robots_disallowed: PASTE,
  too_large: "Paste the part of it that you want counted.",
  too_complex: "Paste the part of it that you want counted.",
  unsupported_type:
    "Web pages, plain text, PDF, Word, OpenDocument, EPUB, feeds, CSV, JSON and XML can be counted.",
  broken_document: "Save it anew with the program that made it, and choose it as a file.",
  unreadable: "Save it anew with the program that made it, and choose it as a file.",
  poison: "Paste the text: it needs less reading than the page.",
  dns_failed: LATER,
  connect_failed: LATER,
  connection_lost: LATER,
  timed_out: LATER,
  http_unavailable: LATER,
};

export function wayOn(error: NonNullable<Analysis["error"]>): string {
  return (
    WAYS_ON[error.code] ??
    (error.permanent ? "Trying again is unlikely to change that." : "It may work at another time.")
  );
}

export function siteRefused(analysis: Analysis): boolean {
  return analysis.state === "failed" && REFUSALS.has(analysis.error?.code ?? "");
}
