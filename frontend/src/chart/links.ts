/** Charts whose words are links: one stop for Tab, the arrows from word to word, plain clicks kept in the page. */

import { go, isPlain } from "../lib/router.svelte";

function links(chart: Element): SVGAElement[] {
  return [...chart.querySelectorAll<SVGAElement>("a")];
}

/** After drawing: Tab stops at the first word. */
export function oneStop(chart: Element): void {
  links(chart).forEach((one, i) => one.setAttribute("tabindex", i === 0 ? "0" : "-1"));
}

export function follow(event: MouseEvent): void {
  const address = (event.target as Element).closest("a")?.getAttribute("href");
  if (!address || !isPlain(event)) return;
  event.preventDefault();
  go(address);
}

export function step(event: KeyboardEvent): void {
  const all = links(event.currentTarget as Element);
  const at = all.indexOf(event.target as SVGAElement);
  const to = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: all.length - 1,
  }[event.key];
  const next = to === undefined ? undefined : all[to];
  if (at < 0 || !next) return;
  event.preventDefault();
  all[at]?.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}
