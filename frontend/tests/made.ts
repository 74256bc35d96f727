/** Analyses and answers for the tests to begin from. */

import { vi } from "vitest";
import type { Analysis, Collection, Member, Vocabulary, Words } from "../src/api/types";

export function analysis(more: Partial<Analysis> = {}): Analysis {
  return {
    id: "abc",
    state: "queued",
    stage: null,
    attempt: 0,
    n_ahead: null,
    source: { kind: "url", url: "https://example.org/page" },
    options: { extraction: "article", language: null, keep: "all" },
    document: null,
    totals: null,
    warnings: [],
    error: null,
    created_at: "2026-01-02T03:04:05Z",
    started_at: null,
    finished_at: null,
    next_attempt_at: null,
    recipe: null,
    retry_of: null,
    shared_fetch: false,
    ...more,
  };
}

export const finished: Analysis = analysis({
  state: "finished",
  document: {
    final_url: "https://example.org/page",
    title: "A page",
    language: "en",
    media_type: "text/html",
    charset: "utf-8",
    n_bytes: 10,
    sha256: "",
    fetched_at: "2026-01-02T03:04:05Z",
  },
  totals: { n_tokens: 1234, n_types: 456, n_hapaxes: 300 },
});

export function words(n: number, total = n): Words {
  const items = Array.from({ length: n }, (_, i) => ({
    rank: i + 1,
    word: `word${i}`,
    count: n - i,
    per_million: 10_000,
  }));
  return { n_tokens: 1234, n_types: 456, n_hapaxes: 300, total, stop_list: null, items };
}

export function counts(more: Partial<Collection["counts"]> = {}): Collection["counts"] {
  return {
    n_sources: 0,
    n_queued: 0,
    n_running: 0,
    n_finished: 0,
    n_failed: 0,
    n_cancelled: 0,
    n_joined: 0,
    n_duplicates: 0,
    ...more,
  };
}

export function collection(more: Partial<Collection> = {}): Collection {
  return {
    id: "many",
    name: "Tides",
    state: "open",
    done: true,
    options: { extraction: "article", language: null, keep: "all" },
    counts: counts({ n_sources: 2, n_finished: 2 }),
    totals: { n_tokens: 1234, n_documents: 2 },
    site: null,
    version: "1",
    created_at: "2026-01-02T03:04:05Z",
    ...more,
  };
}

/** A source of a collection that was counted. */
export function member(number: number, more: Partial<Member> = {}): Member {
  return {
    number,
    name: `https://example.org/${number}`,
    analysis: `analysis${number}`,
    kind: "url",
    url: `https://example.org/${number}`,
    title: "",
    language: "en",
    depth: 0,
    dated_at: null,
    state: "finished",
    stage: null,
    attempt: 1,
    totals: { n_tokens: 617, n_types: 200, n_hapaxes: 100 },
    warnings: [],
    error: null,
    duplicate_of: null,
    finished_at: "2026-01-02T03:05:05Z",
    ...more,
  };
}

/** The same words, whole, in columns. */
export function vocabulary(n: number, more: Partial<Vocabulary> = {}): Vocabulary {
  const { items, ...facts } = words(n);
  const places = items.map((_, i) => i);
  return {
    ...facts,
    language: "en",
    words: items.map(({ word }) => word),
    counts: items.map(({ count }) => count),
    keys: {},
    alphabetical: places.sort((a, b) => (`word${a}` < `word${b}` ? -1 : 1)),
    ...more,
  };
}

export function problem(code: string, detail: string, status = 422, parameter?: string): Response {
  return json({ code, detail, status, parameter }, status);
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

/** Answers every request by a function of its method and address; returns what was asked. */
export function answer(how: (method: string, address: string, body: unknown) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string, init: RequestInit = {}) => {
    const method = init.method ?? "GET";
    asked.push(`${method} ${address}`);
    return Promise.resolve(how(method, address, init.body));
  });
  return asked;
}
