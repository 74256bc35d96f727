/** The parts of a document that count, as the API writes a choice of them: `blocks:h,0-3,7`. Pure. */

import type { Block } from "../api/types";

export type ChoiceText = `blocks:${string}`;

export interface Chosen {
  /** The line above the main text, where no part repeats it. */
  headline: boolean;
  numbers: ReadonlySet<number>;
}

const CHOICE = /^blocks:(?:(?:h|\d+(?:-\d+)?)(?:,(?:h|\d+(?:-\d+)?))*)?$/;

export function isChoice(extraction: string | null): extraction is ChoiceText {
  return extraction !== null && CHOICE.test(extraction);
}

/** Numbers from `nBlocks` on are left out, so that no address makes a long list. */
export function parseChoice(choice: string, nBlocks: number): Chosen {
  const numbers = new Set<number>();
  let headline = false;
  for (const piece of choice.slice("blocks:".length).split(",").filter(Boolean)) {
    if (piece === "h") {
      headline = true;
      continue;
    }
    const [first, last] = piece.split("-");
    const end = Math.min(Number(last ?? first), nBlocks - 1);
    for (let number = Number(first); number <= end; number++) numbers.add(number);
  }
  return { headline, numbers };
}

export function writeChoice({ headline, numbers }: Chosen): ChoiceText {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const pieces = runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `blocks:${[...(headline ? ["h"] : []), ...pieces].join(",")}`;
}

/** The choice with one part put back or taken out. */
export function toggled(chosen: Chosen, part: number | "headline"): Chosen {
  if (part === "headline") return { ...chosen, headline: !chosen.headline };
  const numbers = new Set(chosen.numbers);
  if (!numbers.delete(part)) numbers.add(part);
  return { ...chosen, numbers };
}

const PLACES: Record<string, string> = {
  nav: "in the navigation",
  header: "in the page’s header",
  footer: "in the footer",
  aside: "in a side note",
  main: "in the page’s main part",
  article: "in an article",
  form: "in a form",
  dialog: "in a dialogue",
};

/** What spoke for or against a part, in plain words. */
export function reasons(block: Block): string {
  const said = [PLACES[block.within] ?? (block.within ? `in <${block.within}>` : "")];
  if (block.structured) said.push("from what the page says of itself, and does not show");
  if (block.n_words > 0 && block.n_link_words * 2 > block.n_words)
    said.push(
      block.n_link_words >= block.n_words
        ? "all links"
        : `${block.n_link_words} of ${block.n_words} words are links`,
    );
  if (block.likelihood !== null)
    said.push(`taken for main text at ${Math.round(block.likelihood * 100)}\u00a0%`);
  return said.filter(Boolean).join("; ");
}
