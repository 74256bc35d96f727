/** One view of a collection as a part shows it: asked anew whenever what is asked, or the collection, is another. */

import { gathered } from "../api/collections";
import type { Gathered } from "../api/types";
import { Answer } from "./answer.svelte";

interface Asked {
  id: string;
  /** "" for nothing to ask. */
  query: string;
  version: string;
}

/** What is under way, and whether it is to be asked once more. */
interface Question {
  query: string;
  again: boolean;
}

/**
 * Asks one thing after another. Another query takes the place of one that is under way; the same one again waits for its
 * answer, so that a collection that grows faster than it is read is seen nevertheless.
 */
export function again(ask: (query: string) => Promise<void>): (query: string) => void {
  let current: Question | null = null;
  return (query) => {
    if (current?.query === query) {
      current.again = true;
      return;
    }
    const own: Question = { query, again: true };
    current = own;
    void (async () => {
      while (own.again && current === own) {
        own.again = false;
        await ask(query);
      }
      if (current === own) current = null;
    })();
  };
}

/** Asks as its owner lives, and again for another version of the collection. */
export function seen<K extends keyof Gathered>(view: K, asked: () => Asked): Answer<Gathered[K]> {
  const answer = new Answer<Gathered[K]>();
  let of = "";
  const ask = again(async (query) => {
    if (query !== "") await answer.ask((signal) => gathered(of, view, query, signal));
    else answer.stop();
  });

  $effect(() => {
    const { id, query, version } = asked();
    void version;
    of = id;
    ask(query);
  });
  $effect(() => () => {
    ask("");
    answer.stop();
  });
  return answer;
}
