/** Whether more pages would change the commonest words: the hint that it is time to stop. Pure. */

import type { VocabularyGrowth } from "../api/types";
import { counted, figure } from "./plain";

export function steadySentence({ steadiness, points }: VocabularyGrowth): string {
  const { n, words, last_change, n_changed, next_change } = steadiness;
  const of = `the ${figure(Math.min(n, words.length))} commonest words`;
  if (points.length < 2) return "Whether more pages would change the commonest words, one page cannot tell.";
  if (last_change === null) return `No source has changed which ${of} are since the first.`;
  const settled = `Source No. ${figure(last_change)} was the last to change which ${of} are.`;
  if (n_changed === 0)
    return `${settled} None of the second half of the sources did: more pages would hardly change them.`;
  if (next_change === null) return settled;
  const more = Math.max(1, Math.round(next_change));
  return `${settled} ${counted(n_changed, "word", "words")} came among them in the second half of the sources; at that pace ${counted(more, "more page", "more pages")} would bring the next one.`;
}
