/** The API's shapes, by the names this page uses. */

export type State = "queued" | "running" | "finished" | "failed" | "cancelled";
export type Stage = "fetching" | "reading" | "storing";
export type Extraction = "article" | "page";

export interface Notice {
  code: string;
  message: string;
}

export interface Failure {
  code: string;
  message: string;
  permanent: boolean;
}

export interface Document_ {
  final_url: string | null;
  title: string;
  language: string;
  media_type: string;
  charset: string;
  n_bytes: number;
  sha256: string;
  fetched_at: string | null;
}

export interface Totals {
  n_tokens: number;
  n_types: number;
  n_hapaxes: number;
}

export interface Analysis {
  id: string;
  state: State;
  stage: Stage | null;
  attempt: number;
  source: { kind: "url" | "text" | "file"; url: string | null };
  options: { extraction: Extraction; language: string | null };
  document: Document_ | null;
  totals: Totals | null;
  warnings: Notice[];
  error: Failure | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  /** When the next attempt begins, while a transient error waits for it. */
  next_attempt_at?: string | null;
}

export interface AnalysisList {
  items: Analysis[];
  next_cursor?: string | null;
}

export interface WordItem {
  rank: number;
  word: string;
  count: number;
  per_million: number;
}

export interface Words {
  n_tokens: number;
  n_types: number;
  total: number;
  items: WordItem[];
}

/** What can be asked for: one source and how to read it. */
export interface Options {
  extraction: Extraction;
  language: string;
}

export type Source =
  { url: string } | { text: string; title?: string } | { html: string; url?: string } | { file: File };
