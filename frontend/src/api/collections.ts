/** Collections, as the JSON API has them. */

import { call, withSignal, type FileFormat } from "./client";
import type { Collection, CollectionList, Gathered, MadeCollection, Options, SourceList } from "./types";

const BASE = "/api/v1/collections";

/** What may be done to a collection. */
export type Turn = "retry" | "pause" | "resume" | "cancel";

/** What a collection is made of: a list, or the pages of a site. */
export type NewCollection = { name: string } & (
  { urls: string[] } | { site: { url: string; max_pages: number; max_depth: number } }
);

export async function makeCollection(of: NewCollection, options: Options): Promise<MadeCollection> {
  return (await call(BASE, posted({ ...of, ...options }))).json();
}

export async function addSources(id: string, urls: string[]): Promise<MadeCollection> {
  return (await call(`${path(id)}/sources`, posted({ urls }))).json();
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

function path(id: string): string {
  return `${BASE}/${encodeURIComponent(id)}`;
}

function posted(body: unknown): RequestInit {
  return { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}
