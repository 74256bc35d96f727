import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ServerAway, status } from "../src/api/client";
import { awayDelay, isTerminal, poll, pollDelay, type PollEvents } from "../src/lib/poll";
import type { Analysis } from "../src/api/types";
import { analysis, finished, json } from "./made";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function events(ask: PollEvents<Analysis>["ask"]): PollEvents<Analysis> {
  return { ask, ended: isTerminal, onAnswer: vi.fn(), onAway: vi.fn(), onRefused: vi.fn() };
}

function hide(hidden: boolean): void {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
  document.dispatchEvent(new Event("visibilitychange"));
}

test("asks after 100 ms, every 40 ms for a second, every 250 ms for 5 s, then every second", () => {
  expect(pollDelay(0, 0)).toBe(100);
  expect(pollDelay(1, 100)).toBe(40);
  expect(pollDelay(15, 1000)).toBe(250);
  expect(pollDelay(20, 4999)).toBe(250);
  expect(pollDelay(21, 5000)).toBe(1000);
});

test("waits longer for a server that stays away, up to 8 s", () => {
  expect([1, 2, 3, 4, 9].map(awayDelay)).toEqual([1000, 2000, 4000, 8000, 8000]);
});

test("stops when the analysis has ended", async () => {
  const ask = vi
    .fn()
    .mockResolvedValueOnce(analysis({ state: "running" }))
    .mockResolvedValue(finished);
  poll(events(ask), analysis());
  await vi.advanceTimersByTimeAsync(99);
  expect(ask).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("keeps asking while the server is away, and says so", async () => {
  const ask = vi.fn().mockRejectedValueOnce(new ServerAway()).mockResolvedValue(finished);
  const told = events(ask);
  poll(told);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told.onAway).toHaveBeenCalledOnce();
  expect(told.onAnswer).toHaveBeenCalledWith(finished);
});

test("waits as long as a busy server asks, up to a minute", () => {
  expect(awayDelay(1, 3)).toBe(3000);
  expect(awayDelay(3, 1)).toBe(4000);
  expect(awayDelay(1, 86_400)).toBe(60_000);
});

test.each([429, 500, 503])("a %i is no end: the question is put again", async (code) => {
  const answers = [json({ detail: "Not now." }, code, { "Retry-After": "2" }), json(finished)];
  vi.stubGlobal("fetch", () => Promise.resolve(answers.shift()));
  const told = events((signal) => status("abc", signal));
  poll(told);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told.onAway).toHaveBeenCalledWith(expect.objectContaining({ message: "Not now." }));
  expect(told.onRefused).not.toHaveBeenCalled();
  expect(told.onAnswer).toHaveBeenCalledWith(finished);
});

test("rests while the tab is hidden and asks at once when it is seen again", async () => {
  const ask = vi.fn().mockResolvedValue(analysis());
  const stop = poll(events(ask), analysis());
  hide(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ask).not.toHaveBeenCalled();
  hide(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledOnce();
  stop();
});
