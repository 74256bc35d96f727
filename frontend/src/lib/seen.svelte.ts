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
 * Asks as its owner lives. Another query takes the place of one that is under way; another version of the collection
 * waits for its answer, so that a collection that grows faster than it is read is seen nevertheless.
 */
export function seen<K extends keyof Gathered>(view: K, asked: () => Asked): Answer<Gathered[K]> {
  const answer = new Answer<Gathered[K]>();
  let current: Question | null = null;

  async function ask(id: string, query: string): Promise<void> {
    const own: Question = { query, again: true };
    current = own;
    while (own.again && current === own) {
      own.again = false;
      await answer.ask((signal) => gathered(id, view, query, signal));
    }
    if (current === own) current = null;
  }

  $effect(() => {
    const { id, query, version } = asked();
    void version;
    if (current?.query === query) {
      current.again = true;
      return;
    }
    current = null;
    answer.stop();
    if (query !== "") void ask(id, query);
  });
  $effect(() => () => {
    current = null;
    answer.stop();
  });
  return answer;
}
