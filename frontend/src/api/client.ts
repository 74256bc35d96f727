/** The page's only way to the server: the JSON API, as any other client uses it. */

import type {
  Analysis,
  AnalysisList,
  Comparison,
  Evidence,
  Options,
  Source,
  Term,
  Vocabulary,
  Words,
} from "./types";

const BASE = "/api/v1/analyses";
const COMPARE = "/api/v1/compare";

export type FileFormat = "csv" | "tsv" | "xlsx" | "json" | "parquet";

/** The server answered, and said no: an RFC 9457 problem. `message` is its sentence for people. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly parameter: string | null = null,
  ) {
    super(message);
    this.name = "Problem";
  }
}

/** The server did not answer, or cannot just now (429, any 5xx but 501). Worth trying again. */
export class ServerAway extends Error {
  /** @param retryAfterS seconds that the server asked us to wait; 0 when it said nothing. */
  constructor(
    message = "The server cannot be reached just now.",
    readonly retryAfterS = 0,
  ) {
    super(message);
    this.name = "ServerAway";
  }
}

/** True when a request was given up by this page itself. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

export async function submit(source: Source, options: Options, fresh = false): Promise<Analysis> {
  if ("file" in source)
    return (await call(BASE, { method: "POST", body: form(source.file, options) })).json();
  const body = JSON.stringify({ ...source, ...options, ...(fresh ? { fresh: true } : {}) });
  const headers = { "Content-Type": "application/json" };
  return (await call(BASE, { method: "POST", body, headers })).json();
}

export async function status(id: string, signal?: AbortSignal): Promise<Analysis> {
  return (await call(path(id), withSignal(signal))).json();
}

export async function recent(signal?: AbortSignal): Promise<AnalysisList> {
  return (await call(BASE, withSignal(signal))).json();
}

export async function words(id: string, query: string, signal?: AbortSignal): Promise<Words> {
  return (await call(`${path(id)}/words${query}`, withSignal(signal))).json();
}

/** All words of a view, in columns. */
export async function vocabulary(id: string, query: string, signal?: AbortSignal): Promise<Vocabulary> {
  return (await call(`${path(id)}/vocabulary${query}`, withSignal(signal))).json();
}

/** One of the views behind a count. */
export async function evidence<K extends keyof Evidence>(
  id: string,
  view: K,
  query: string,
  signal?: AbortSignal,
): Promise<Evidence[K]> {
  return (await call(`${path(id)}/${view}${query}`, withSignal(signal))).json();
}

/** What each measure is. */
export async function glossary(signal?: AbortSignal): Promise<Term[]> {
  const answer = await call("/api/v1/measures", withSignal(signal));
  return ((await answer.json()) as { items: Term[] }).items;
}

/** Two analyses, word by word: the query names them. */
export async function compare(query: string, signal?: AbortSignal): Promise<Comparison> {
  return (await call(COMPARE + query, withSignal(signal))).json();
}

export async function cancel(id: string): Promise<void> {
  await call(`${path(id)}/cancel`, { method: "POST" });
}

export async function remove(id: string): Promise<void> {
  await call(path(id), { method: "DELETE" });
}

/** A new analysis of the same source; its id. */
export async function retry(id: string): Promise<string> {
  const response = await call(`${path(id)}/retry`, { method: "POST" });
  const location = response.headers.get("Location")?.split(/[?#]/)[0];
  const last = location?.split("/").filter(Boolean).pop();
  return last ?? ((await response.json()) as Analysis).id;
}

/** Where the whole view can be downloaded. */
export function downloadHref(id: string, format: FileFormat, query: string): string {
  return `${path(id)}/words.${format}${query}`;
}

/** What the API gives of an analysis as something to keep or to show elsewhere. */
export function takeAwayHref(id: string, what: "report.html" | "receipt", query: string): string {
  return `${path(id)}/${what}${query}`;
}

/** The page that other sites may show in a frame. */
export function embedHref(id: string, query: string): string {
  return `/embed/${encodeURIComponent(id)}${query}`;
}

/** Where the whole comparison can be had. */
export function comparisonHref(format: FileFormat, query: string): string {
  return `${COMPARE}.${format}${query}`;
}

function path(id: string): string {
  return `${BASE}/${encodeURIComponent(id)}`;
}

function form(file: File, options: Options): FormData {
  const data = new FormData();
  data.set("extraction", options.extraction);
  data.set("language", options.language);
  data.set("keep", options.keep);
  data.set("file", file);
  return data;
}

export function withSignal(signal: AbortSignal | undefined): RequestInit {
  return signal ? { signal } : {};
}

/** Asks the server; throws what it refuses, or that it is away. */
export async function call(address: string, init: RequestInit): Promise<Response> {
  const headers = { Accept: "application/json, application/problem+json", ...init.headers };
  let response: Response;
  try {
    response = await fetch(address, { ...init, headers });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ServerAway();
  }
  if (response.ok) return response;
  throw await refusal(response);
}

async function refusal(response: Response): Promise<Problem | ServerAway> {
  const body: unknown = await response.json().catch(() => null);
  const told = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const sentence = told["detail"] ?? told["message"] ?? told["title"];
  if (response.status === 429 || (response.status >= 500 && response.status !== 501)) {
    const wait = Number(response.headers.get("Retry-After") ?? 0);
    return new ServerAway(typeof sentence === "string" ? sentence : undefined, wait > 0 ? wait : 0);
  }
  return new Problem(
    typeof sentence === "string" ? sentence : "The server refused that.",
    response.status,
    typeof told["code"] === "string" ? told["code"] : "",
    typeof told["parameter"] === "string" ? told["parameter"] : null,
  );
}
