import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ServerAway } from "../src/api/client";
import { Answer } from "../src/lib/answer.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what a server has no time for is asked again when it says, and said meanwhile", async () => {
  const question = vi
    .fn()
    .mockRejectedValueOnce(new ServerAway("Many are looked at.", 5))
    .mockResolvedValue(7);
  const answer = new Answer<number>();
  const asked = answer.ask(question);
  await vi.advanceTimersByTimeAsync(4_900);
  expect([answer.error, answer.loading, question.mock.calls.length]).toEqual([
    "Many are looked at. Trying again by itself.",
    true,
    1,
  ]);
  await vi.advanceTimersByTimeAsync(200);
  await asked;
  expect([answer.value, answer.error, answer.loading]).toEqual([7, "", false]);
});

test("it is not asked for ever, nor where the server does not say when", async () => {
  const answer = new Answer<number>();
  const busy = vi.fn().mockRejectedValue(new ServerAway("Many are looked at.", 1));
  const asked = answer.ask(busy);
  await vi.advanceTimersByTimeAsync(60_000);
  await asked;
  expect([busy.mock.calls.length, answer.error]).toEqual([6, "Many are looked at."]);
  const away = vi.fn().mockRejectedValue(new ServerAway());
  await answer.ask(away);
  expect(away).toHaveBeenCalledTimes(1);
});

test("a question that is given up is not asked again", async () => {
  const question = vi.fn().mockRejectedValue(new ServerAway("Many are looked at.", 5));
  const answer = new Answer<number>();
  const asked = answer.ask(question);
  await vi.advanceTimersByTimeAsync(100);
  answer.stop();
  await asked;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(question).toHaveBeenCalledTimes(1);
});
