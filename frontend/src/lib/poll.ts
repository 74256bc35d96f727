/** When to ask again how an analysis, or a collection, stands, and the loop that does. */

import { ServerAway, isAbort } from "../api/client";
import type { State } from "../api/types";

const FIRST_MS = 100;
/** While most pages come: with 250 ms the words stood there for 125 ms, on the average, before anybody asked. */
const BRISK_MS = 40;
const BRISK_FOR_MS = 1_000;
const EAGER_MS = 250;
const EAGER_FOR_MS = 5_000;
const CALM_MS = 1_000;
const AWAY_MAX_MS = 8_000;
/** A person is watching: no server keeps this page quiet for longer. */
const ASKED_MAX_MS = 60_000;

/** Milliseconds to wait before the next question: 100 ms, every 40 ms for a second, every 250 ms for 5 s, every second. */
export function pollDelay(nAsked: number, elapsedMs: number): number {
  if (nAsked === 0) return FIRST_MS;
  if (elapsedMs < BRISK_FOR_MS) return BRISK_MS;
  return elapsedMs < EAGER_FOR_MS ? EAGER_MS : CALM_MS;
}

/** Milliseconds before a server that is away is asked again: 1 s, doubling to 8 s; longer when it asks for it. */
export function awayDelay(nFailures: number, retryAfterS = 0): number {
  const ours = Math.min(AWAY_MAX_MS, CALM_MS * 2 ** Math.max(0, nFailures - 1));
  return Math.max(ours, Math.min(ASKED_MAX_MS, retryAfterS * 1000));
}

export function isTerminal({ state }: { state: State }): boolean {
  return state === "finished" || state === "failed" || state === "cancelled";
}

export interface PollEvents<T> {
  ask: (signal: AbortSignal) => Promise<T>;
  /** True of what will not change by itself any more. */
  ended: (answer: T) => boolean;
  onAnswer: (answer: T) => void;
  onAway: (error: ServerAway) => void;
  /** The server refused the question for good (an unknown id): nothing more is asked. */
  onRefused: (error: unknown) => void;
}

/**
 * Asks until it has ended; rests while the tab is hidden. Returns what stops it.
 *
 * @param known as last seen, when it was: then the first question waits its 100 ms.
 */
export function poll<T>(events: PollEvents<T>, known: T | null = null): () => void {
  if (known && events.ended(known)) return () => undefined;
  const aborter = new AbortController();
  const began = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let nAsked = 0;
  let nFailures = 0;

  const stop = (): void => {
    aborter.abort();
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", wake);
  };
  const plan = (delayMs: number): void => {
    clearTimeout(timer);
    if (!aborter.signal.aborted && !document.hidden) timer = setTimeout(() => void ask(), delayMs);
  };
  const wake = (): void => {
    if (document.hidden) clearTimeout(timer);
    else if (!asking) plan(0);
  };
  const ask = async (): Promise<void> => {
    asking = true;
    try {
      const answer = await events.ask(aborter.signal);
      if (aborter.signal.aborted) return;
      nFailures = 0;
      events.onAnswer(answer);
      if (events.ended(answer)) stop();
      else plan(pollDelay(nAsked++, performance.now() - began));
    } catch (error) {
      if (isAbort(error) || aborter.signal.aborted) return;
      if (error instanceof ServerAway) {
        events.onAway(error);
        plan(awayDelay(++nFailures, error.retryAfterS));
      } else {
        stop();
        events.onRefused(error);
      }
    } finally {
      asking = false;
    }
  };

  document.addEventListener("visibilitychange", wake);
  plan(known ? pollDelay(nAsked++, 0) : 0);
  return stop;
}
