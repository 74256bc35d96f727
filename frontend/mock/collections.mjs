/**
 * Made-up collections in every state, in the API's shapes; tests/mock.test.ts holds them against openapi.json.
 *
 * The state is the id: /collections/whole, growing, begun, paused, cancelled, lost, nothing, site, one, dated, scripts,
 * and large, of 1,000 sources and 100,000 different words. Their words are those of a made-up analysis, dealt to their
 * sources: most to all, some to a few, and some to one.
 */

import { collocates, concordance, matcher, page, viewed, vocabulary, words } from "./views.mjs";

const FAILED = ["http_error", "The site answered 404: there is no such page.", true];
const PLACES = ["harbour", "orchard", "railway", "mill", "market", "school", "chapel", "quarry"];
const MONTH_MS = 30 * 86_400_000;

/** Of each: its name, how many sources are how far, and of what made-up analysis its words are. */
const KINDS = {
  whole: { name: "Letters of a street", n: 12, failed: 2 },
  growing: { name: "Letters that are being counted", n: 40, grows: true },
  begun: { name: "Letters, half way", n: 12, failed: 1, waiting: 5, running: 2 },
  paused: { name: "Letters that wait", n: 12, waiting: 6, state: "paused" },
  cancelled: { name: "Letters nobody wants", n: 12, cancelled: 6, state: "cancelled" },
  lost: { name: "Letters that are lost", n: 3, failed: 3 },
  nothing: { name: "An empty box", n: 0 },
  one: { name: "One letter", n: 1 },
  site: { name: "letters.example.org", n: 60, failed: 3, walks: true },
  dated: { name: "Letters of two years", n: 24, dated: true },
  scripts: { name: "رسائل من الشارع", n: 8, of: "arabic" },
  large: { name: "A thousand letters", n: 1_000, failed: 12, of: "endless" },
};
export const IDS = Object.keys(KINDS);

const begunAt = new Map();
const renamed = new Map();

export function rename(id, name) {
  renamed.set(id, name);
}

function kind(id) {
  const of = KINDS[id] ?? KINDS.whole;
  if (!of.grows) return of;
  if (!begunAt.has(id)) begunAt.set(id, Date.now());
  const done = Math.min(of.n, Math.floor((Date.now() - begunAt.get(id)) / 700));
  return { ...of, waiting: Math.max(0, of.n - done - 2), running: Math.min(2, of.n - done) };
}

/** How the sources stand, in their order: what is counted first, then what failed, and what has not ended. */
function standings({ n, failed = 0, waiting = 0, running = 0, cancelled = 0 }) {
  const counted = n - failed - waiting - running - cancelled;
  const ends = [counted, counted + failed, counted + failed + cancelled, n - waiting];
  const states = ["finished", "failed", "cancelled", "running", "queued"];
  return Array.from({ length: n }, (_, i) => states[ends.findIndex((end) => i < end)] ?? "queued");
}

function seen(id) {
  const of = kind(id);
  const states = standings(of);
  const n = states.filter((state) => state === "finished").length;
  const language = viewed(of.of ?? "", new URLSearchParams()).table.language;
  return { of, states, n, language };
}

function header(id) {
  const { of, n, language } = seen(id);
  return {
    id,
    name: renamed.get(id) ?? of.name,
    version: String(n),
    done: !of.waiting && !of.running,
    language,
    n_documents: n,
    n_outdated: 0,
  };
}

/** How often a word is in each source: by its rank in all, in every third, or in one. */
function dealt({ rank, count }, n) {
  const weights = Array.from({ length: n }, (_, d) =>
    rank % 5 === 4
      ? Number(d === rank % n)
      : rank % 3 === 2
        ? Number(d % 3 === rank % 3)
        : 1 + ((rank * 7 + d * 13) % 11),
  );
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  let [passed, given] = [0, 0];
  return weights.map((weight) => {
    passed += weight;
    const until = Math.round((count * passed) / sum);
    const here = until - given;
    given = until;
    return here;
  });
}

function nameOf(i) {
  return `Letter ${i + 1}, from the ${PLACES[i % PLACES.length]}`;
}

function datedAt(of, i) {
  return of.dated ? new Date(Date.UTC(2024, 0, 15) + i * MONTH_MS).toISOString() : null;
}

function documents(id, items) {
  const { of, n, language } = seen(id);
  const sizes = new Array(n).fill(0);
  for (const item of items.slice(0, 500)) dealt(item, n).forEach((count, d) => (sizes[d] += count));
  return sizes.map((n_tokens, d) => ({
    number: d + 1,
    name: nameOf(d),
    n_tokens,
    language,
    dated_at: datedAt(of, d),
  }));
}

/** A word with how it is spread. */
function spread(item, n) {
  const counts = dealt(item, n);
  const n_documents = counts.filter(Boolean).length;
  const dp = counts.reduce((sum, count) => sum + Math.abs(count / item.count - 1 / n), 0) / 2;
  const dp_norm = n > 1 ? Math.min(1, dp / (1 - 1 / n)) : null;
  return { counts, n_documents, dp: n > 1 ? dp : null, dp_norm };
}

function all(id) {
  return viewed(kind(id).of ?? "", new URLSearchParams()).items;
}

function summed(id, query) {
  const { of, n } = seen(id);
  const found = words(of.of ?? "", query);
  if (!found) return null;
  const items = found.items.map((item) => {
    const { n_documents, dp_norm } = spread(item, n);
    return { ...item, n_documents, dp_norm: query.get("dispersion") === "true" ? dp_norm : null };
  });
  const dispersion = query.get("dispersion") === "true";
  return { collection: header(id), ...found, n_documents: n, dispersion, items };
}

function whole(id, query) {
  const { of, n } = seen(id);
  const found = vocabulary(of.of ?? "", query);
  const spreads = found.words.map((_, i) => spread({ rank: i + 1, count: found.counts[i] }, n));
  return {
    collection: header(id),
    ...found,
    n_documents: n,
    in_documents: spreads.map(({ n_documents }) => n_documents),
    dp_norm: n > 1 ? spreads.map(({ dp_norm }) => dp_norm) : [],
  };
}

function left(id, query) {
  const { of, n, language } = seen(id);
  const view = viewed(of.of ?? "", query);
  const wanted = matcher(query.get("q") ?? "");
  return wanted && { of, n, language, ...view, found: view.items.filter(({ word }) => wanted.test(word)) };
}

function matrix(id, query) {
  const view = left(id, query);
  if (!view) return null;
  const { n, found, table, stop_list } = view;
  const items = page(found, query, 50).map(({ rank, word, count }) => {
    const { counts, n_documents } = spread({ rank, count }, n);
    return { rank, word, count, n_documents, counts };
  });
  const of = { documents: documents(id, all(id)), n_tokens: table.nTokens, total: found.length, stop_list };
  return { collection: header(id), ...of, items };
}

function dispersion(id, query) {
  const view = left(id, query);
  if (!view) return null;
  const { n, found, table, stop_list } = view;
  const items = found.slice(0, 2_000).map((item) => {
    const { n_documents, dp, dp_norm } = spread(item, n);
    const { rank, word, count } = item;
    const even = {
      juilland_d: dp_norm === null ? null : 1 - dp_norm,
      carroll_d2: dp_norm === null ? null : 1 - dp_norm / 2,
    };
    const share_of_documents = n ? n_documents / n : 0;
    return {
      rank,
      word,
      count,
      n_documents,
      share_of_documents,
      dp,
      dp_norm,
      ...even,
      idf: Math.log10(n / n_documents),
    };
  });
  const sort = query.get("sort") ?? "count";
  const by = sort.replace("-", "");
  const rising = by === "dp_norm" || by === "word" ? 1 : -1;
  if (by !== "count") items.sort((a, b) => (a[by] < b[by] ? -rising : a[by] > b[by] ? rising : 0));
  if (sort.startsWith("-")) items.reverse();
  const of = { n_documents: n, n_tokens: table.nTokens, total: items.length, stop_list };
  return { collection: header(id), ...of, items: page(items, query) };
}

function tfidf(id, query) {
  const view = left(id, query);
  if (!view) return null;
  const { n, found, stop_list } = view;
  const top = Number(query.get("top") ?? 10);
  const spreads = found.slice(0, 500).map((item) => ({ ...item, ...spread(item, n) }));
  const of = page(documents(id, all(id)), query, 20).map(({ number, name, n_tokens }) => {
    const here = spreads
      .map(({ word, counts, n_documents }) => ({ word, count: counts[number - 1] ?? 0, n_documents }))
      .filter(({ count }) => count > 0)
      .map((one) => ({
        ...one,
        weight: (one.count / Math.max(1, n_tokens)) * Math.log10(n / one.n_documents),
      }))
      .sort((a, b) => b.weight - a.weight);
    const items = here.slice(0, top).map((one, i) => ({ rank: i + 1, ...one }));
    return { number, name, n_tokens, total: here.length, items };
  });
  const variant = query.get("variant") ?? "share";
  return { collection: header(id), variant, n_documents: n, stop_list, documents: of };
}

function trends(id, query) {
  const { n, found, of } = left(id, query);
  const by = query.get("by") ?? "number";
  const texts = by === "date" && !of.dated ? [] : documents(id, all(id));
  const size = Math.max(1, Math.ceil(texts.length / Number(query.get("parts") ?? 20)));
  const parts = [];
  for (let d = 0; d < texts.length; d += size) {
    const some = texts.slice(d, d + size);
    const n_tokens = some.reduce((sum, one) => sum + one.n_tokens, 0);
    const { number: first, name, dated_at } = some[0];
    parts.push({ first, last: some.at(-1).number, name, n_documents: some.length, n_tokens, dated_at });
  }
  const asked = (query.get("words") ?? "").split(",").filter(Boolean);
  const followed = asked.length
    ? asked.map((word) => all(id).find((item) => item.word === word) ?? { word, count: 0, rank: 1 })
    : found.slice(0, 5);
  const items = followed.map((item) => {
    const counts = dealt(item, n);
    const sums = parts.map(({ first, last }) => counts.slice(first - 1, last).reduce((a, b) => a + b, 0));
    const per_million = sums.map((sum, i) => (sum * 1e6) / Math.max(1, parts[i].n_tokens));
    const n_documents = counts.filter(Boolean).length;
    return {
      word: item.word,
      count: item.count,
      n_documents,
      counts: sums,
      per_million,
      tau: parts.length > 1 ? 0.12 : null,
    };
  });
  const n_undated = by === "date" && !of.dated ? n : 0;
  return {
    collection: header(id),
    by,
    n_undated,
    stop_list: viewed(of.of ?? "", query).stop_list,
    parts,
    items,
  };
}

function keyness(id, query) {
  const view = left(id, query);
  if (!view) return null;
  const { n, found, table, stop_list } = view;
  const source = Number(query.get("source") ?? 0);
  const deals = Number(query.get("permutations") ?? 0);
  const size = source ? Math.ceil(table.nTokens / Math.max(1, n)) : table.nTokens;
  const rows = found.slice(0, 400).map((item) => {
    const counts = dealt(item, n);
    const here = source ? (counts[source - 1] ?? 0) : item.count;
    const there = source ? item.count - here : Math.round(item.count * (0.5 + (item.rank % 4) / 2));
    const rest = source ? Math.max(1, table.nTokens - size) : table.nTokens;
    const log_ratio = Math.log2(((here || 0.5) * rest) / ((there || 0.5) * size));
    const g2 = log_ratio * Math.sqrt(here + there);
    const q = Math.min(1, Math.exp(-Math.abs(g2) / 3));
    const texts = counts.filter(Boolean).length;
    return {
      word: item.word,
      target_count: here,
      reference_count: there,
      target_documents: source ? Number(here > 0) : texts,
      reference_documents: source ? texts - Number(here > 0) : Math.min(9, there),
      g2,
      log_ratio,
      g2_four_term: g2,
      p: q / 10,
      q,
      log_ratio_low: log_ratio - 1,
      log_ratio_high: log_ratio + 1,
      percent_difference: there ? (here / there) * 100 - 100 : null,
      one_document: g2 < 0 ? there > 1 && texts === 1 : source ? null : texts === 1,
      p_permuted: deals ? Math.min(1, q + 1 / (deals + 1)) : null,
      q_permuted: deals ? Math.min(1, 2 * q + 1 / (deals + 1)) : null,
    };
  });
  const shown = rows
    .filter((one) => one.q <= Number(query.get("max_q") ?? 1))
    .filter((one) => query.get("one_document") !== "false" || !one.one_document)
    .sort((a, b) => b.g2 - a.g2)
    .map((one, i) => ({ rank: i + 1, ...one }));
  const key = rows.filter(({ q }) => q < 0.05);
  return {
    collection: header(id),
    target_n_tokens: size,
    reference_n_tokens: source ? Math.max(1, table.nTokens - size) : table.nTokens,
    target_n_documents: source ? 1 : n,
    reference_n_documents: source ? n - 1 : 9,
    n_key: {
      target: key.filter(({ g2 }) => g2 > 0).length,
      reference: key.filter(({ g2 }) => g2 < 0).length,
    },
    total: shown.length,
    permutations: deals ? { n: deals, exact: false, seed: 1, n_tested: rows.length } : null,
    stop_list,
    items: page(shown, query),
  };
}

function lines(id, query) {
  const { of, n } = seen(id);
  const found = concordance(of.of ?? "", query);
  const placed = found.lines.map((line, i) => ({
    number: (i % Math.max(1, n)) + 1,
    name: nameOf(i % Math.max(1, n)),
    url: `https://example.org/letters/${(i % Math.max(1, n)) + 1}`,
    ...line,
  }));
  const { n_tokens, total } = found;
  return {
    collection: header(id),
    n_tokens,
    n_documents_with: n,
    n_documents_read: n,
    complete: true,
    total,
    lines: placed,
  };
}

function near(id, query) {
  const { of, n } = seen(id);
  return { collection: header(id), n_documents_read: n, complete: true, ...collocates(of.of ?? "", query) };
}

function growth(id, query) {
  const { n, found, table, stop_list } = left(id, query);
  const points = Array.from({ length: n }, (_, i) => ({
    n_documents: i + 1,
    number: i + 1,
    n_tokens: Math.round((table.nTokens * (i + 1)) / n),
    n_types: Math.round(table.items.length * ((i + 1) / n) ** 0.6),
    n_changed: Math.min(12, i),
  }));
  const of = found.slice(0, 50).map(({ word }) => word);
  return {
    collection: header(id),
    points,
    steadiness: {
      n: 50,
      words: of,
      last_change: n > 1 ? n - 1 : null,
      n_changed: n > 1 ? 3 : 0,
      next_change: n > 1 ? n / 6 : null,
    },
    heaps: n > 1 ? 0.6 : null,
    new_types: n > 1 ? 21.4 : null,
    stop_list,
  };
}

function citation(id) {
  const { name } = header(id);
  return { text: `Words of “${name}”. wordcounts.`, bibtex: `@misc{wordcounts,\n  title = {${name}}\n}` };
}

/** By the last part of their address. */
export const GATHERED = {
  words: summed,
  vocabulary: whole,
  matrix,
  dispersion,
  tfidf,
  trends,
  keyness,
  concordance: lines,
  collocates: near,
  growth,
  citation,
};

/** null where there is none. */
export function collection(id) {
  if (id === "none") return null;
  const { of, states, n } = seen(id);
  const many = (state) => states.filter((one) => one === state).length;
  const site = {
    url: "https://letters.example.org/",
    max_pages: 60,
    max_depth: 16,
    max_bytes: 1_000_000_000,
    by: "links",
    n_bytes: 2_400_000,
    traps: ["/calendar?month=*"],
    cut_by: "pages",
  };
  return {
    id,
    name: header(id).name,
    state: of.state ?? "open",
    done: header(id).done || of.state === "cancelled",
    options: { extraction: "article", language: null, keep: "all" },
    counts: {
      n_sources: of.n,
      n_queued: many("queued"),
      n_running: many("running"),
      n_finished: n,
      n_failed: many("failed"),
      n_cancelled: many("cancelled"),
      n_joined: id === "whole" ? 1 : 0,
      n_duplicates: id === "whole" ? 1 : 0,
    },
    totals: { n_tokens: n ? viewed(of.of ?? "", new URLSearchParams()).table.nTokens : 0, n_documents: n },
    site: of.walks ? site : null,
    version: String(n),
    created_at: new Date().toISOString(),
  };
}

export function sources(id, query) {
  const { of, states, language } = seen(id);
  const sizes = documents(id, all(id));
  const [code, message, permanent] = FAILED;
  const members = states.map((state, i) => ({
    number: i + 1,
    name: `https://example.org/letters/${i + 1}`,
    analysis: state === "failed" ? "http_error" : (of.of ?? "typography"),
    kind: "url",
    url: `https://example.org/letters/${i + 1}`,
    title: state === "finished" ? nameOf(i) : "",
    language,
    depth: of.walks ? i % 4 : 0,
    dated_at: datedAt(of, i),
    state,
    stage: state === "running" ? (i % 2 ? "reading" : "fetching") : null,
    attempt: Number(state !== "queued"),
    totals: state === "finished" ? { n_tokens: sizes[i].n_tokens, n_types: 120, n_hapaxes: 60 } : null,
    warnings: [],
    error: state === "failed" ? { code, message, permanent } : null,
    duplicate_of: id === "whole" && i === 5 ? 2 : null,
    finished_at: state === "finished" ? new Date().toISOString() : null,
  }));
  const after = members.filter(({ number }) => number > Number(query.get("cursor") ?? 0));
  const items = after.slice(0, Number(query.get("limit") ?? 100));
  return { items, next_cursor: items.length < after.length ? items.at(-1).number : null };
}
