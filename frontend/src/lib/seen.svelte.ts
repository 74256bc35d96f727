/** One view of a collection as a part shows it: asked anew whenever what is asked, or the collection, is another. */

import { gathered } from "../api/collections";
import type { Gathered } from "../api/types";
import { Answer } from "./answer.svelte";

/** Asks as its owner lives. `asked` gives the id, the query, and the version of the collection, read so that it counts. */
export function seen<K extends keyof Gathered>(
  view: K,
  asked: () => { id: string; query: string; version: string },
): Answer<Gathered[K]> {
  const answer = new Answer<Gathered[K]>();
  $effect(() => {
    const { id, query } = asked();
    void asked().version;
    if (query !== "") void answer.ask((signal) => gathered(id, view, query, signal));
    return () => answer.stop();
  });
  return answer;
}
