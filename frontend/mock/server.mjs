/**
 * A server for looking at the page without the real one: the built page under the production policy, and an API with
 * made-up analyses. `npm run build && npm run mock`, then open the address that it prints.
 *
 * The state of an analysis is chosen by its address: /analyses/STATE with one of the names in STATES below, or by
 * submitting an address that holds one (example.org/http_error). Anything else goes through all stages and finishes.
 */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { frequencies } from "./words.mjs";

const BUILT = fileURLToPath(new URL("../../src/wordcounts/web/built/", import.meta.url));
const PORT = Number(process.env.PORT ?? 5199);
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const ENGLISH_STOP = new Set(
  "the of and a in to is it that as was for on are with by be not or from which at an he his".split(" "),
);

const made = new Map();

const ERRORS = {
  http_error: ["The site answered with an error (403 Forbidden).", true],
  too_complex: ["The document is too complex to read.", true],
  timed_out: ["The site took too long to answer.", false],
};
const STATES = {
  queued: { state: "queued" },
  running: { state: "running", stage: "reading", attempt: 1 },
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
  http_error: failed("http_error"),
  too_complex: failed("too_complex"),
  timed_out: failed("timed_out"),
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
    source: { kind: "url", url },
    options: { extraction: "article", language: null, keep: "all" },
    recipe: "0123456789abcdef",
    document: null,
    totals: null,
    warnings: [],
    error: null,
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
    if (age < 700) return analysis(id, { state: "queued", source: job.source });
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

function words(id, query) {
  const table = frequencies(made.get(id)?.magic || id);
  const q = query.get("q") ?? "";
  let wanted = (word) => word.startsWith(q);
  if (q.startsWith("/")) {
    try {
      const expression = new RegExp(q.slice(1, -1), "u");
      wanted = (word) => expression.test(word);
    } catch {
      return null;
    }
  } else if (q.includes("*")) {
    const expression = new RegExp(`^${q.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "u");
    wanted = (word) => expression.test(word);
  }
  const stop = query.get("stop_words") ?? "include";
  const least = Number(query.get("min_length") ?? 1);
  const items = table.items
    .filter(({ word }) => stop === "include" || ENGLISH_STOP.has(word) === (stop === "only"))
    .filter(({ word }) => word.length >= least && (query.get("numbers") !== "false" || !/^\d+$/.test(word)))
    .map((item, i) => ({ rank: i + 1, ...item, per_million: (item.count / table.nTokens) * 1e6 }))
    .filter(({ word }) => wanted(word));
  const list =
    stop === "include" ? null : { name: "standard-en", version: "1", language: "en", n: ENGLISH_STOP.size };
  const sort = query.get("sort") ?? "count";
  if (sort.endsWith("word")) items.sort((a, b) => a.word.localeCompare(b.word));
  if (sort === "-word" || sort === "-count") items.reverse();
  const offset = Number(query.get("offset") ?? 0);
  const page = items.slice(offset, offset + Number(query.get("limit") ?? 100));
  return {
    n_tokens: table.nTokens,
    n_types: table.items.length,
    total: items.length,
    stop_list: list,
    items: page,
  };
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

async function api(request, response, url) {
  const [, , , , id, part] = url.pathname.split("/");
  if (request.method === "POST" && !id) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (!request.headers["content-type"]?.startsWith("application/json"))
      return accept(response, { kind: "file", url: null });
    const body = JSON.parse(Buffer.concat(chunks).toString());
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
  if (part === "words") {
    const view = words(id, url.searchParams);
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
  const found = status(id);
  return found
    ? json(response, found)
    : problem(response, "unknown_analysis", 404, "There is no analysis with this id.");
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

createServer((request, response) => {
  const url = new URL(request.url, "http://mock");
  const answer = url.pathname.startsWith("/api/")
    ? api(request, response, url)
    : page(response, url.pathname);
  answer?.catch?.((error) => problem(response, "internal", 500, String(error)));
}).listen(PORT, "127.0.0.1", () => console.log(`The page on made-up data: http://127.0.0.1:${PORT}/`));
