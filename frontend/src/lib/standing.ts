/** How a collection and its sources stand, in words. Pure. */

import type { Collection, Member } from "../api/types";
import { counted, figure, readableAddress } from "./plain";

export type Which = "all" | "counted" | "failed" | "cancelled" | "waiting";

export const WHICHES: readonly { value: Which; label: string }[] = [
  { value: "all", label: "All" },
  { value: "counted", label: "Counted" },
  { value: "failed", label: "Failed" },
  { value: "cancelled", label: "Cancelled" },
  { value: "waiting", label: "To come" },
];

export function isOf(which: Which, { state }: Member): boolean {
  switch (which) {
    case "all":
      return true;
    case "counted":
      return state === "finished";
    case "failed":
      return state === "failed";
    case "cancelled":
      return state === "cancelled";
    case "waiting":
      return state === "queued" || state === "running";
  }
}

export function howMany(which: Which, { counts }: Collection): number {
  switch (which) {
    case "all":
      return counts.n_sources;
    case "counted":
      return counts.n_finished;
    case "failed":
      return counts.n_failed;
    case "cancelled":
      return counts.n_cancelled;
    case "waiting":
      return counts.n_queued + counts.n_running;
  }
}

/** What a source is called: its title, else its name, without what only machines read. */
export function memberName(one: Member): string {
  return one.title.trim() || readableAddress(one.name) || (one.kind === "url" ? "An address" : "A text");
}

/** What stands under its name, where that says something else. */
export function memberPlace(one: Member): string {
  const place = readableAddress(one.url ?? (one.title.trim() ? one.name : ""));
  return place === memberName(one) ? "" : place;
}

/** How one source stands, in a few words; its figures have a column of their own. */
export function memberSentence(one: Member, held: boolean): string {
  switch (one.state) {
    case "queued":
      if (one.error?.code === "host_busy" && !held) return one.error.message;
      if (one.attempt > 0 && one.error) return `Will be tried again: ${one.error.message}`;
      return held ? "Paused" : "Waiting";
    case "running":
      return one.stage === "fetching" ? "Being fetched" : "Being read";
    case "finished":
      return one.warnings[0]?.message ?? "Counted";
    case "failed":
      return one.error?.message ?? "It could not be counted.";
    case "cancelled":
      return "Cancelled";
  }
}

/** The whole in one sentence. */
export function standingSentence({ state, done, counts }: Collection): string {
  const { n_sources, n_finished, n_failed, n_cancelled, n_queued, n_running } = counts;
  if (n_sources === 0) return "Nothing is in it yet.";
  const waiting = n_queued + n_running;
  const parts: string[] = [];
  if (state === "paused" && n_queued > 0) parts.push("Paused");
  if (waiting === 0 && n_finished === n_sources)
    return n_sources === 1 ? "Its one source is counted." : `All ${figure(n_sources)} are counted.`;
  parts.push(`${figure(n_finished)} of ${figure(n_sources)} counted`);
  if (n_failed > 0) parts.push(`${figure(n_failed)} failed`);
  if (n_cancelled > 0) parts.push(`${figure(n_cancelled)} cancelled`);
  if (!done && waiting > 0) parts.push(`${figure(waiting)} to come`);
  return `${parts.join(", ")}.`;
}

/** What is told of sources that were given twice, or say the same; "" where there are none. */
export function doubledSentence({ counts }: Collection): string {
  const { n_joined, n_duplicates } = counts;
  const told: string[] = [];
  if (n_joined > 0)
    told.push(`${counted(n_joined, "was given twice and is", "were given twice and are")} here once`);
  if (n_duplicates > 0)
    told.push(
      `${counted(n_duplicates, "says", "say")} the same as another, and ${n_duplicates === 1 ? "counts" : "count"} once`,
    );
  return told.length > 0 ? `${told.join("; ")}.` : "";
}

/** How far the walk over a site is, and what it left; "" of what is no site's. */
export function walkSentence({ site, done, counts }: Collection): string {
  if (!site) return "";
  const by = {
    lists: "Its pages are those that sitemaps or a feed list.",
    links: "Its pages are those that are linked.",
  };
  const told = [site.by ? by[site.by] : done ? "" : "Its pages are being looked for."];
  if (site.cut_by === "pages")
    told.push(`There are more than the ${figure(site.max_pages)} that were asked for.`);
  if (site.cut_by === "bytes") told.push("The limit of bytes was reached, and the rest was left.");
  if (site.traps.length > 0)
    told.push(
      `Of addresses that never end only the first were followed: ${site.traps.slice(0, 3).join(", ")}.`,
    );
  if (done && counts.n_sources <= 1 && site.by === "links")
    told.push("It links to no other page below its address.");
  return told.filter((one) => one !== "").join(" ");
}
