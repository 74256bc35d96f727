/** A few routes over the history API. The address is the state: components read `place` and call `go`. */

export interface Place {
  path: string;
  query: string;
}

export const place: Place = $state({ path: location.pathname, query: location.search });

function read(): void {
  place.path = location.pathname;
  place.query = location.search;
}

/** Follows the browser's back and forward buttons; returns what stops it. */
export function followHistory(): () => void {
  addEventListener("popstate", read);
  return () => removeEventListener("popstate", read);
}

/** Goes to an address of this page. `replace` leaves no step behind for the back button. */
export function go(address: string, how: "push" | "replace" = "push"): void {
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  read();
}

export function analysisPath(id: string): string {
  return `/analyses/${encodeURIComponent(id)}`;
}

/** The id in an analysis' path, else null. */
export function analysisId(path: string): string | null {
  const id = /^\/analyses\/([^/]+)\/?$/.exec(path)?.[1];
  return id ? decodeURIComponent(id) : null;
}

export function collectionPath(id: string): string {
  return `/collections/${encodeURIComponent(id)}`;
}

/** The id in a collection's path, else null. */
export function collectionId(path: string): string | null {
  const id = /^\/collections\/([^/]+)\/?$/.exec(path)?.[1];
  return id ? decodeURIComponent(id) : null;
}

export const COMPARE_PATH = "/compare";

/** True for a click that the browser would follow in this very window. */
export function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** Takes over plain clicks on this page's own links; any other click is the browser's. "stay" leaves the scroll be. */
export function link(node: HTMLAnchorElement, how: "top" | "stay" = "top"): { destroy: () => void } {
  const onClick = (event: MouseEvent): void => {
    if (!isPlain(event)) return;
    event.preventDefault();
    go(node.pathname + node.search);
    if (how === "top") scrollTo(0, 0);
  };
  node.addEventListener("click", onClick);
  return { destroy: () => node.removeEventListener("click", onClick) };
}
