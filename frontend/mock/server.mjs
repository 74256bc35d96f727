/**
 * An API with made-up analyses, for looking at the page without the real one. `npm run dev` serves the page with it, as
 * it is being written; `npm run build && npm run mock` serves the built page under the production policy.
 *
 * The state of an analysis is chosen by its address: /analyses/STATE with one of the names in STATES below, or by
 * submitting an address that holds one (example.org/http_error). Anything else goes through all stages and finishes;
 * /analyses/long and /analyses/endless have 20,000 and 100,000 different words, arabic and chinese their scripts, empty
 * has no words, walled has warnings; at /compare any two of them are compared. Collections in every state stand at
 * /collections/STATE, as collections.mjs lists them.
 */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { GATHERED, IDS, collection, rename, sources } from "./collections.mjs";
import { comparison } from "./comparison.mjs";
import { GLOSSARY, VIEWS } from "./views.mjs";
import { frequencies } from "./words.mjs";

const BUILT = fileURLToPath(new URL("../../src/wordcounts/web/built/", import.meta.url));
const PORT = Number(process.env.PORT ?? 5199);
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const made = new Map();

const ERRORS = {
  http_error: ["The site answered with an error (403 Forbidden).", true],
  too_complex: ["The document is too complex to read.", true],
  timed_out: ["The site took too long to answer.", false],
  dns_not_found: ["There is no site of that name.", true],
  robots_disallowed: ["The site's robots.txt asks programs like this one not to fetch that page.", true],
  unsupported_type: ["That is not a kind of document that can be counted.", true],
};
const STATES = {
  queued: { state: "queued", n_ahead: 12 },
  next: { state: "queued", n_ahead: 0 },
  crowded: { state: "queued", n_ahead: 1000 },
  fetching: { state: "running", stage: "fetching", attempt: 1 },
  running: { state: "running", stage: "reading", attempt: 1 },
  counting: { state: "running", stage: "counting", attempt: 1 },
  waiting: {
    state: "queued",
    attempt: 2,
    error: {
      code: "http_unavailable",
      message: "The site is not available just now (503).",
      permanent: false,
    },
  },
  cancelled: { state: "cancelled" },
  ...Object.fromEntries(Object.keys(ERRORS).map((code) => [code, failed(code)])),
};

function failed(code) {
  const [message, permanent] = ERRORS[code];
  return { state: "failed", attempt: 1, error: { code, message, permanent } };
}

function analysis(id, more = {}) {
  const now = new Date().toISOString();
  const url = `https://example.org/${id}`;
  return {
    id,
    state: "finished",
    stage: null,
    attempt: 0,
    n_ahead: null,
    source: { kind: "url", url },
    options: { extraction: "article", language: null, keep: "all" },
    recipe: "0123456789abcdef",
    document: null,
    totals: null,
    warnings: [],
    error: null,
    retry_of: null,
    shared_fetch: false,
    created_at: now,
    started_at: null,
    finished_at: null,
    next_attempt_at: id === "waiting" ? new Date(Date.now() + 8000).toISOString() : null,
    ...more,
  };
}

function finished(id, more = {}) {
  const table = frequencies(id);
  return analysis(id, {
    attempt: 1,
    document: {
      final_url: table.url,
      title: table.title,
      language: table.language,
      media_type: "text/html",
      charset: "utf-8",
      n_bytes: 48213,
      sha256: "0".repeat(64),
      fetched_at: new Date().toISOString(),
    },
    totals: {
      n_tokens: table.nTokens,
      n_types: table.items.length,
      n_hapaxes: table.items.filter((item) => item.count === 1).length,
    },
    warnings:
      id === "walled"
        ? [
            {
              code: "fell_back",
              message: "Nothing on this page stood out as its main text, so all that is visible was counted.",
            },
            {
              code: "consent_wall",
              message:
                "The site showed a consent notice in place of its page: these may be the notice's words.",
            },
          ]
        : [],
    ...more,
  });
}

function status(id) {
  const job = made.get(id);
  if (job) {
    const age = Date.now() - job.at;
    if (job.cancelled) return analysis(id, { state: "cancelled", source: job.source });
    if (STATES[job.magic]) return analysis(id, { ...STATES[job.magic], source: job.source });
    if (age < 700)
      return analysis(id, { state: "queued", n_ahead: Math.floor((700 - age) / 100), source: job.source });
    if (age < 2200)
      return analysis(id, {
        state: "running",
        stage: age < 1400 ? "fetching" : "reading",
        attempt: 1,
        source: job.source,
      });
    return finished(job.magic || id, { id, source: job.source });
  }
  if (id === "none") return null;
  return STATES[id] ? analysis(id, STATES[id]) : finished(id);
}

function problem(response, code, status, detail, parameter) {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(
    JSON.stringify({
      type: "about:blank",
      title: detail,
      status,
      detail,
      code,
      ...(parameter ? { parameter } : {}),
    }),
  );
}

function json(response, value, status = 200, headers = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

function accept(response, source) {
  const id = `m${made.size}${Math.random().toString(36).slice(2)}`;
  const last = source.url?.split("/").pop() ?? "";
  made.set(id, { at: Date.now(), source, magic: last });
  json(response, { ...status(id), state: "queued", stage: null }, 202, {
    Location: `/api/v1/analyses/${id}`,
  });
}

async function sent(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Whatever is done to a collection leaves it as it is, but for its name. */
async function many(request, response, { id, part, query }) {
  const { method } = request;
  if (!id && method === "GET") {
    const items = process.env.EMPTY ? [] : IDS.slice(0, 4).map(collection);
    return json(response, { items, next_cursor: null });
  }
  const found = collection(id ?? "growing");
  if (!found) return problem(response, "unknown_collection", 404, "There is no collection with this id.");
  const made = { ...found, n_added: 1, n_already: 0 };
  if (method === "POST" && (!id || part === "sources" || part === "retry"))
    return json(response, made, 202, { Location: `/api/v1/collections/${found.id}` });
  if (method === "DELETE") return response.writeHead(204).end();
  if (method === "PATCH") {
    rename(id, JSON.parse(await sent(request)).name);
    return json(response, collection(id));
  }
  if (!part || method === "POST") return json(response, found);
  if (part === "sources") return json(response, sources(id, query));
  const [name, ending] = part.split(".");
  if (!(name in GATHERED) || (ending && ending !== "json"))
    return problem(response, "not_here", 501, "The mock makes no such file.");
  const view = GATHERED[name](id, query);
  return view
    ? json(response, view)
    : problem(response, "invalid_option", 422, "That regular expression cannot be read.", "q");
}

async function api(request, response, url) {
  const [, , , room, id, part] = url.pathname.split("/");
  if (room === "measures") return json(response, GLOSSARY);
  if (room === "compare") return json(response, comparison(url.searchParams));
  if (room === "collections") return many(request, response, { id, part, query: url.searchParams });
  if (room !== "analyses") return problem(response, "not_here", 501, "The mock has no such answer.");
  if (request.method === "POST" && !id) {
    const text = await sent(request);
    if (!request.headers["content-type"]?.startsWith("application/json"))
      return accept(response, { kind: "file", url: null });
    const body = JSON.parse(text);
    if ("url" in body && !("html" in body)) {
      if (!body.url) return problem(response, "empty_input", 422, "Give an address, a text or a file.");
      if (!/\./.test(body.url))
        return problem(response, "invalid_url", 422, "That is not an address of a web page.", "url");
      return accept(response, {
        kind: "url",
        url: body.url.includes("://") ? body.url : `https://${body.url}`,
      });
    }
    return accept(response, { kind: "text", url: null });
  }
  if (!id) {
    const items = process.env.EMPTY
      ? []
      : ["typography", "walled", "arabic", "http_error", "running"].map(status);
    return json(response, { items, next_cursor: null });
  }
  if (part === "cancel") {
    made.set(id, {
      ...(made.get(id) ?? { at: 0, source: { kind: "url", url: "https://example.org/" } }),
      cancelled: true,
    });
    return json(response, status(id));
  }
  if (part === "retry") return accept(response, { kind: "url", url: "https://example.org/typography" });
  if (request.method === "DELETE") return response.writeHead(204).end();
  const [name, ending] = (part ?? "").split(".");
  const of = made.get(id)?.magic || id;
  if (name in VIEWS && (!ending || ending === "json")) {
    const view = VIEWS[name](of, url.searchParams);
    return view
      ? json(response, view)
      : problem(
          response,
          "invalid_option",
          422,
          "That regular expression cannot be read: a bracket is not closed.",
          "q",
        );
  }
  if (part) return problem(response, "not_here", 501, "The mock makes no such file.");
  const found = status(id);
  return found
    ? json(response, found)
    : problem(response, "unknown_analysis", 404, "There is no analysis with this id.");
}

/** Answers whatever is of the API; false for anything else. Used by `npm run dev` too. */
export function answered(request, response) {
  const url = new URL(request.url, "http://mock");
  if (!url.pathname.startsWith("/api/v1/")) return false;
  api(request, response, url).catch((error) => problem(response, "internal", 500, String(error)));
  return true;
}

async function page(response, pathname) {
  if (pathname.startsWith("/assets/")) {
    const body = await readFile(join(BUILT, pathname)).catch(() => null);
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(pathname)] ?? "application/octet-stream" });
    return response.end(body);
  }
  const entry = JSON.parse(await readFile(join(BUILT, ".vite/manifest.json"), "utf8"))["src/main.ts"];
  const styles = (entry.css ?? []).map((file) => `<link rel="stylesheet" href="/${file}">`).join("");
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY });
  response.end(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
      `<title>wordcounts</title>${styles}<script type="module" src="/${entry.file}"></script></head><body><div id="app"></div></body></html>`,
  );
}

if (import.meta.main)
  createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://mock");
    if (!answered(request, response))
      page(response, pathname).catch((error) => problem(response, "internal", 500, String(error)));
  }).listen(PORT, "127.0.0.1", () => console.log(`The page on made-up data: http://127.0.0.1:${PORT}/`));
