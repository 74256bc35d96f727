/** Two made-up analyses word by word, in the API's shape. */

import { matcher, page, viewed } from "./views.mjs";

export function comparison(query) {
  const [ours, theirs] = ["target", "reference"].map((side) => viewed(query.get(side) ?? "", query));
  const counts = new Map(ours.items.map(({ word, count }) => [word, [count, 0]]));
  theirs.items.forEach(({ word, count }, i) => {
    if (i % 3 || !counts.has(word))
      counts.set(word, [counts.get(word)?.[0] ?? 0, Math.max(1, count - (i % 9))]);
  });
  const all = [...counts].map(([word, [a, b]]) => {
    const log_ratio = Math.log2((a || 0.5) / (b || 0.5));
    const g2 = log_ratio * Math.sqrt(a + b);
    const q = Math.min(1, Math.exp(-Math.abs(g2) / 4));
    return {
      word,
      target_count: a,
      reference_count: b,
      g2,
      log_ratio,
      g2_four_term: g2,
      p: q / 10,
      q,
      log_ratio_low: log_ratio - 1,
      log_ratio_high: log_ratio + 1,
      percent_difference: b ? (a / b - 1) * 100 : null,
      one_place: a + b > 1 && word.length % 5 === 0,
    };
  });
  const only = query.get("only") ?? "all";
  const shown = all
    .filter((one) =>
      only === "target" ? !one.reference_count : only === "reference" ? !one.target_count : true,
    )
    .filter(
      (one) =>
        one.q <= Number(query.get("max_q") ?? 1) && (matcher(query.get("q") ?? "") ?? /$^/).test(one.word),
    )
    .sort((a, b) => b.g2 - a.g2);
  const pairs = new Map();
  for (const { word, target_count, reference_count, g2, q } of all) {
    const key = `${target_count} ${reference_count}`;
    const pair = pairs.get(key) ?? { target_count, reference_count, g2, q, n_types: 0, words: [] };
    pairs.set(key, { ...pair, n_types: pair.n_types + 1, words: [...pair.words, word].slice(0, 3) });
  }
  return {
    target_n_tokens: ours.table.nTokens,
    reference_n_tokens: theirs.table.nTokens,
    n_key: {
      target: all.filter(({ q, g2 }) => q < 0.05 && g2 > 0).length,
      reference: all.filter(({ q, g2 }) => q < 0.05 && g2 < 0).length,
    },
    pairs: [...pairs.values()],
    total: shown.length,
    items: page(shown, query),
  };
}
