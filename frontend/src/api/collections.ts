/** Collections, as the JSON API has them. */

import { call, withSignal, type FileFormat } from "./client";
import type { Collection, CollectionList, Gathered, MadeCollection, Options, SourceList } from "./types";

const BASE = "/api/v1/collections";

/** What may be done to a collection. */
export type Turn = "retry" | "pause" | "resume" | "cancel";

/** What a collection is made of: a list, files, of which zips are opened, or the pages of a site. */
export type NewCollection = { name: string } & (
  | { urls: string[] }
  | { files: readonly File[] }
  | { site: { url: string; max_pages: number; max_depth: number } }
);

export async function makeCollection(of: NewCollection, options: Options): Promise<MadeCollection> {
  const init = "files" in of ? sent(of.files, { name: of.name, ...options }) : posted({ ...of, ...options });
  return (await call(BASE, init)).json();
}

/** Adds addresses, and files beside them. */
export async function addSources(
  id: string,
  urls: readonly string[],
  files: readonly File[] = [],
): Promise<MadeCollection> {
  const init = files.length > 0 ? sent(files, { urls: urls.join("\n") }) : posted({ urls });
  return (await call(`${path(id)}/sources`, init)).json();
}

export async function collectionStatus(id: string, signal?: AbortSignal): Promise<Collection> {
  return (await call(path(id), withSignal(signal))).json();
}

/** The visitor's own, latest first. */
export async function recentCollections(signal?: AbortSignal): Promise<CollectionList> {
  return (await call(`${BASE}?limit=10`, withSignal(signal))).json();
}

/** A page of the sources that come after one, by its number. */
export async function sourcesAfter(
  id: string,
  after: number,
  limit: number,
  signal?: AbortSignal,
): Promise<SourceList> {
  return (await call(`${path(id)}/sources?cursor=${after}&limit=${limit}`, withSignal(signal))).json();
}

export async function turnCollection(id: string, turn: Turn): Promise<Collection> {
  return (await call(`${path(id)}/${turn}`, { method: "POST" })).json();
}

export async function renameCollection(id: string, name: string): Promise<Collection> {
  const body = { ...posted({ name }), method: "PATCH" };
  return (await call(path(id), body)).json();
}

export async function removeSource(id: string, number: number): Promise<void> {
  await call(`${path(id)}/sources/${number}`, { method: "DELETE" });
}

export async function removeCollection(id: string): Promise<void> {
  await call(path(id), { method: "DELETE" });
}

/** One view of a collection. */
export async function gathered<K extends keyof Gathered>(
  id: string,
  view: K,
  query: string,
  signal?: AbortSignal,
): Promise<Gathered[K]> {
  return (await call(viewHref(id, view, query), withSignal(signal))).json();
}

/** Where a view of a collection is, or a file of it. */
export function viewHref(id: string, view: keyof Gathered, query: string, format?: FileFormat): string {
  return `${path(id)}/${view}${format ? `.${format}` : ""}${query}`;
}

/** What the API gives of a collection as something to keep. */
export function keepHref(id: string, what: "report.html" | "receipt", query: string): string {
  return `${path(id)}/${what}${query}`;
}

/** The page of it that other sites may show in a frame. */
export function embedAllHref(id: string, query: string): string {
  return `/embed/collections/${encodeURIComponent(id)}${query}`;
}

function path(id: string): string {
  return `${BASE}/${encodeURIComponent(id)}`;
}

function posted(body: unknown): RequestInit {
  return { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

function sent(files: readonly File[], fields: Readonly<Record<string, string>>): RequestInit {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const file of files) body.append("file", file);
  return { method: "POST", body };
}
