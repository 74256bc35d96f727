/** Analyses and answers for the tests to begin from. */

import { vi } from "vitest";
import type { Analysis, Words } from "../src/api/types";

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
