/** Made-up answers behind a number, in the API's shapes; tests/mock.test.ts holds them against openapi.json. */

import { frequencies, spoken } from "./words.mjs";

const STOP = new Set(
  "the of and a in to is it that as was for on are with by be not or from which at an he his".split(" "),
);
const N_FIRST = 100;

/** The view of a table: its words, ranked. */
export function viewed(id, query) {
  const table = frequencies(id);
  const own = new Set((query.get("stop_add") ?? "").split(/[\s,]+/));
  const not = new Set((query.get("stop_remove") ?? "").split(/[\s,]+/));
  const stops = ({ word }) => (STOP.has(word) || own.has(word)) && !not.has(word);
  const how = query.get("stop_words") ?? "include";
  const least = Number(query.get("min_length") ?? 1);
  const items = table.items
    .filter((item) => how === "include" || stops(item) === (how === "only"))
    .filter(({ word }) => word.length >= least && (query.get("numbers") !== "false" || !/^\d+$/.test(word)))
    .map((item, i) => ({ rank: i + 1, ...item, per_million: (item.count / table.nTokens) * 1e6 }));
  const stop_list =
    how === "include" ? null : { name: "standard-en", version: "1", language: "en", n: STOP.size };
  return { table, items, stop_list };
}

function totals({ table }) {
  return {
    n_tokens: table.nTokens,
    n_types: table.items.length,
    n_hapaxes: table.items.filter(({ count }) => count === 1).length,
  };
}

export function page(items, query, otherwise = N_FIRST) {
  const offset = Number(query.get("offset") ?? 0);
  return items.slice(offset, offset + Number(query.get("limit") ?? otherwise));
}

/** null for an expression that is none. */
export function matcher(q) {
  const all = (text) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  try {
    if (q.length > 2 && q.startsWith("/") && q.endsWith("/")) return new RegExp(q.slice(1, -1), "iu");
    return new RegExp(q.includes("*") ? `^${all(q)}$` : `^${all(q)}`, "iu");
  } catch {
    return null;
  }
}

export function words(id, query) {
  const view = viewed(id, query);
  const wanted = matcher(query.get("q") ?? "");
  if (!wanted) return null;
  const items = view.items.filter(({ word }) => wanted.test(word));
  const sort = query.get("sort") ?? "count";
  if (sort.endsWith("word")) items.sort((a, b) => (a.word < b.word ? -1 : 1));
  if (sort.startsWith("-")) items.reverse();
  return { ...totals(view), total: items.length, stop_list: view.stop_list, items: page(items, query) };
}

export function vocabulary(id, query) {
  const view = viewed(id, query);
  const { items, table } = view;
  const few = items.length <= 20_000 ? items : [];
  const keys = few.flatMap(({ word }, i) => (word === word.toLowerCase() ? [] : [[i, word.toLowerCase()]]));
  return {
    ...totals(view),
    total: items.length,
    language: table.language,
    stop_list: view.stop_list,
    words: few.map(({ word }) => word),
    counts: few.map(({ count }) => count),
    keys: Object.fromEntries(keys),
    alphabetical: few.map((_, i) => i).sort((a, b) => (few[a].word < few[b].word ? -1 : 1)),
  };
}

function distribution(id, query) {
  const { items, table } = viewed(id, new URLSearchParams());
  const classes = new Map();
  for (const { count } of items) classes.set(count, (classes.get(count) ?? 0) + 1);
  const most = items[0]?.count ?? 1;
  const { n_types, n_hapaxes } = totals({ table });
  return {
    ranks: items.map(({ rank, count }) => ({ rank, count, expected: most / rank ** 0.86 })),
    rank_fit: items.length ? { exponent: 0.86 } : null,
    classes: [...classes].sort(([a], [b]) => a - b).map(([count, n]) => ({ count, n_types: n })),
    growth: query.has("bare")
      ? []
      : Array.from({ length: items.length ? 100 : 0 }, (_, i) => {
          const share = ((i + 1) / 100) ** 0.62;
          return {
            n_tokens: Math.ceil((table.nTokens * (i + 1)) / 100),
            n_types: Math.round(n_types * share),
            n_hapaxes: Math.round(n_hapaxes * share),
          };
        }),
  };
}

function measures(id) {
  const { items, table } = viewed(id, new URLSearchParams());
  const some = items.length > 0;
  const of = (value) => (some ? value : null);
  return {
    ...totals({ table }),
    ttr: of(0.21),
    root_ttr: of(9.8),
    corrected_ttr: of(6.9),
    herdan_c: of(0.81),
    summer_s: of(0.88),
    dugast_u: of(21.4),
    maas_a2: of(0.046),
    yule_k: of(112.3),
    yule_i: of(11.9),
    simpson_d: of(0.011),
    herdan_vm: of(0.1),
    hd_d: of(0.82),
    vocd_d: of(74.2),
    msttr: of(0.69),
    mattr: of(0.7),
    mtld: of(71.5),
    rank_fit: of({ exponent: 0.86 }),
    spectrum_fit: of({ alpha: 2.05, xmin: 2, sigma: 0.08, n_tail: 96, distance: 0.04 }),
    line_fit: of({ slope: -0.91, r_squared: 0.97 }),
    mean_word_length: of(4.7),
    n_sentences: of(61),
    mean_sentence_length: of(18.2),
    readability: table.language === "en" && some ? [{ name: "flesch", scale: "ease", value: 58.3 }] : [],
  };
}

const PLACES = ["title", "description", "headings", "links", "images", "body"];

function places(id, query) {
  const { items, table, stop_list } = viewed(id, query);
  const sizes = [8, 21, 34, 55, 5].map((n) => Math.min(n, Math.floor(table.nTokens / 9)));
  sizes.push(table.nTokens - sizes.reduce((sum, n) => sum + n, 0));
  return {
    n_tokens: table.nTokens,
    places: PLACES.map((place, i) => ({
      place,
      n_tokens: sizes[i],
      share: table.nTokens ? sizes[i] / table.nTokens : 0,
    })),
    total: items.length,
    stop_list,
    items: page(items, query).map(({ rank, word, count }) => ({
      rank,
      word,
      count,
      places: Object.fromEntries(
        PLACES.map((place, i) => [
          place,
          i === 5 ? count - (count > 2 ? 1 : 0) : i === rank % 5 && count > 2 ? 1 : 0,
        ]),
      ),
    })),
  };
}

function distinctive(id, query) {
  const { items, table, stop_list } = viewed(id, query);
  const left = items.filter(({ count, word }) => count > 1 && !STOP.has(word));
  return {
    n_tokens: table.nTokens,
    language: table.language || "en",
    reference: "a made-up list",
    total: left.length,
    stop_list,
    items: page(left, query).map(({ word, count, per_million }, i) => ({
      rank: i + 1,
      word,
      count,
      per_million,
      language_per_million: per_million / 2 ** (5 - (i % 5)),
      listed: i % 7 !== 6,
      g2: 240 / (i + 1),
      q: Math.min(1, 1e-9 * 2 ** i),
      log_ratio: 5 - (i % 5),
    })),
  };
}

function blocks(id) {
  const [headline, ...parts] = spoken(id);
  return {
    choice: `blocks:h,1-${Math.max(1, parts.length - 2)}`,
    headline: headline ?? "",
    blocks: parts.map((text, number) => ({
      number,
      text,
      counted: number > 0 && number < parts.length - 1,
      tag: "p",
      within: number === 0 ? "nav" : number === parts.length - 1 ? "footer" : "article",
      n_words: text.split(" ").length,
      n_link_words: number === 0 ? text.split(" ").length : 0,
      likelihood: number === 0 ? 0.02 : 0.93,
      structured: false,
    })),
  };
}

function occurrences(id, q) {
  const running = spoken(id).join(" ").split(" ");
  return { running, at: running.flatMap((word, i) => (word.toLowerCase() === q.toLowerCase() ? [i] : [])) };
}

export function concordance(id, query) {
  const { table } = viewed(id, new URLSearchParams());
  const { running, at } = occurrences(id, query.get("q") ?? "");
  const lines = at.map((i) => ({
    left: running
      .slice(Math.max(0, i - 10), i)
      .map((word) => `${word} `)
      .join(""),
    node: running[i],
    right: running
      .slice(i + 1, i + 11)
      .map((word) => ` ${word}`)
      .join(""),
    sentence: running.slice(Math.max(0, i - 12), i + 12).join(" "),
    token: i,
    block: Math.floor(i / 40),
    start: i * 6,
    end: i * 6 + running[i].length,
    direction: table.language === "ar" ? "rtl" : "ltr",
    fragment: `:~:text=${encodeURIComponent(running[i])}`,
  }));
  return { n_tokens: table.nTokens, total: lines.length, url: table.url, lines: page(lines, query, 50) };
}

export function collocates(id, query) {
  const { items, table, stop_list } = viewed(id, query);
  const near = items.filter(({ count }) => count > 2).slice(0, 40);
  const measure = query.get("measure") ?? "log_dice";
  return {
    n_tokens: table.nTokens,
    n_nodes: occurrences(id, query.get("q") ?? "").at.length,
    n_near: 90,
    measure,
    total: near.length,
    stop_list,
    items: page(near, query).map(({ word, count }, i) => ({
      rank: i + 1,
      word,
      count: Math.max(2, 9 - i),
      total: count,
      expected: count / 30,
      scores: { [measure]: 12.5 - i / 5 },
    })),
  };
}

function dispersion(id, query) {
  const { running, at } = occurrences(id, query.get("q") ?? "");
  const parts = Array.from({ length: 10 }, (_, part) =>
    at.filter((i) => Math.floor((i * 10) / running.length) === part),
  );
  return {
    count: at.length,
    positions: at,
    parts: parts.map((inside) => inside.length),
    sizes: parts.map(() => Math.floor(running.length / 10)),
    n_parts_with: parts.filter((inside) => inside.length > 0).length,
    dp: 0.31,
    dp_norm: 0.34,
    juilland_d: 0.72,
    burstiness: -0.12,
    arf: at.length * 0.7,
  };
}

function forms(id, query) {
  const word = query.get("q") ?? "";
  const count =
    frequencies(id).items.find((item) => item.word.toLowerCase() === word.toLowerCase())?.count ?? 0;
  const upper = word.slice(0, 1).toUpperCase() + word.slice(1);
  const items =
    count > 4 && upper !== word
      ? [
          { form: word, count: count - 1 },
          { form: upper, count: 1 },
        ]
      : [{ form: word, count }];
  return { word, count, items };
}

function history(id, query) {
  const names = (query.get("words") ?? "").split(",").filter(Boolean);
  const { table } = viewed(id, new URLSearchParams());
  const past = (name, age, grown) => ({
    id: name,
    created_at: new Date(Date.now() - age * 86_400_000).toISOString(),
    fetched_at: new Date(Date.now() - age * 86_400_000).toISOString(),
    title: table.title,
    sha256: "0".repeat(64),
    changed: age !== 3,
    n_tokens: table.nTokens - grown,
    n_types: table.items.length,
    words: names.map((word, i) => {
      const count = Math.max(
        0,
        (table.items.find((item) => item.word === word)?.count ?? 0) - (grown >> (i + 1)),
      );
      return { count, per_million: (count / table.nTokens) * 1e6 };
    }),
  });
  return {
    url: table.url,
    words: names,
    items: [past(`${id}-first`, 9, 14), past(`${id}-second`, 3, 14), past(id, 0, 0)],
  };
}

function citation(id) {
  const { title, url } = frequencies(id);
  return {
    text: `Words of “${title}”, ${url}. wordcounts.`,
    bibtex: `@misc{wordcounts,\n  title = {${title}}\n}`,
  };
}

function receipt(id) {
  const { title, url, language, nTokens, items } = frequencies(id);
  return {
    receipt: 1,
    wordcounts: "0",
    analysis: id,
    title,
    url,
    fetched_at: new Date().toISOString(),
    extraction: "article",
    language,
    recipe: { segmenter: "a made-up segmenter" },
    content: { sha256: "0".repeat(64), n_bytes: 48213, media_type: "text/html", charset: "utf-8" },
    table: { sha256: "0".repeat(64), n_tokens: nTokens, n_types: items.length, n_hapaxes: 0 },
    list: { sha256: "0".repeat(64), total: items.length, stop_list: null },
    view: {},
  };
}

/** By the last part of their address. */
export const VIEWS = {
  words,
  vocabulary,
  distribution,
  measures,
  places,
  distinctive,
  blocks,
  concordance,
  collocates,
  dispersion,
  forms,
  history,
  citation,
  receipt,
};

export const GLOSSARY = {
  items: [
    ["n_tokens", "Words", "length", "Every running word."],
    ["n_types", "Different words", "length", "Upper and lower case counted as one."],
    ["n_hapaxes", "Used once", "length", "Different words that occur once."],
    ["mean_word_length", "Letters of a word", "length", "On the average."],
    ["flesch", "Reading ease", "readability", "From 0, hard, to 100, easy."],
    ["ttr", "Type-token ratio", "variety", "Different words for each running word."],
    ["mattr", "Moving-average TTR", "variety", "The same of each stretch of 50 words."],
    ["rank_fit", "Exponent by ranks", "zipf", "How fast counts fall from rank to rank."],
    ["spectrum_fit", "Exponent by counts", "zipf", "How fast higher counts grow rare."],
  ].map(([name, label, group, definition]) => ({ name, label, group, definition, caveat: "Made up here." })),
};
