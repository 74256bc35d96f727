import { expect, test } from "vitest";
import { stateSentence, wayOn } from "../src/lib/sentences";
import { analysis } from "./made";

const ERROR = { code: "timed_out", message: "Too slow.", permanent: false };

test.each([
  [{ state: "queued" }, "Waiting for its turn"],
  [{ state: "queued", n_ahead: 0 }, "Next in the queue"],
  [{ state: "queued", n_ahead: 12 }, "Queued behind 12"],
  [{ state: "queued", n_ahead: 1000 }, "Queued behind 1,000 or more"],
  [{ state: "queued", error: ERROR, next_attempt_at: "2026-01-02T03:04:05Z" }, "Waiting to try again"],
  [{ state: "running", stage: "fetching" }, "Fetching the page"],
  [{ state: "running", stage: "reading" }, "Finding its text"],
  [{ state: "running", stage: "counting" }, "Counting its words"],
  [{ state: "failed", error: ERROR }, "Too slow."],
] as const)("%j is told as %j", (state, told) => {
  expect(stateSentence(analysis(state))).toBe(told);
});

test("a failure that may pass says so, one with a remedy names it, and any other says whether it lasts", () => {
  expect(wayOn(ERROR)).toMatch(/^That may pass/);
  expect(wayOn({ ...ERROR, code: "dns_not_found", permanent: true })).toMatch(/slip/);
  expect(wayOn({ ...ERROR, code: "new_code", permanent: true })).toMatch(/unlikely/);
  expect(wayOn({ ...ERROR, code: "new_code" })).toMatch(/another time/);
});
