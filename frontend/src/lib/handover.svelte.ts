/** What one page hands to the next: the analysis just made, or files dropped anywhere. */

import type { Analysis, MadeCollection } from "../api/types";

/** The answer to the POST, so that the analysis' page has something to show before its first question. */
let made: Analysis | null = null;

export function handOver(analysis: Analysis): void {
  made = analysis;
}

export function takeOver(id: string): Analysis | null {
  const known = made?.id === id ? made : null;
  made = null;
  return known;
}

/** The same of a collection. */
let gathered: MadeCollection | null = null;

export function handOverMany(collection: MadeCollection): void {
  gathered = collection;
}

export function takeOverMany(id: string): MadeCollection | null {
  const known = gathered?.id === id ? gathered : null;
  gathered = null;
  return known;
}

/** What the server gave back with its sentence, when the form was sent without this script. */
export interface GivenBack {
  typed: string;
  sentence: string;
}

let given: GivenBack | null = null;

export function giveBack(back: GivenBack): void {
  given = back;
}

export function takeBack(): GivenBack | null {
  const back = given;
  given = null;
  return back;
}

/** Files dropped on the page, waiting for the form to take them. */
export const dropped: { files: readonly File[] } = $state({ files: [] });
