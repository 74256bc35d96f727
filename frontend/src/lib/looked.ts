/** What every view of a collection is given. */

import type { StopList } from "../api/types";
import type { Looking } from "./gathered";

export interface Looked {
  id: string;
  query: string;
  version: string;
  looking: Looking;
  /** Where a word is read in its sentences. */
  href: (word: string) => string;
  /** By which list the stop words of the words on show were told. */
  onstops: (list: StopList | null) => void;
}
