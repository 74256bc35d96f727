/** Made-up but likely frequencies: Zipf's law over words of one subject. */

const ENGLISH =
  "the of and type to a in letters is page that line as words printing was for paper on are space with reader by book be margin not " +
  "or from typography which printer at ink an spacing he setting his figures hyphens column measure eye capitals face roman italic " +
  "text leading rule letter-spacing white black century 1501 Venice Aldus Manutius punches cutter serif stroke weight contrast " +
  "reading rhythm Donaudampfschifffahrtsgesellschaftskapitän colour grain margins folio headline index glossary footnote " +
  "pneumonoultramicroscopicsilicovolcanoconiosis naïve café ligature kerning AT&T e-mail C++ COVID-19 history craft hand eye's proof";
const ARABIC =
  "في من على الخط الكتابة العربية إلى الحروف كتاب الورق القلم التي كان هذا بين الكلمة الكلمات اللغة القرآن المصحف بغداد الكوفي النسخ الثلث " +
  "الديواني الرقعة الحبر القصب ابن مقلة البواب المستعصمي الشكل النقط السطر الصفحة القارئ المطبعة الحديثة 1924 القاهرة typography Unicode";
const CHINESE =
  "的 文字 活字 印刷 是 在 了 和 書 紙 墨 字體 宋體 楷體 排版 頁面 讀者 雕版 畢昇 技術 中國 歷史 發明 木 泥 銅 一 有 為 人 國家 圖書館 閱讀 行距 留白 標點 Unicode 1040";

const DOCUMENTS = {
  arabic: {
    title: "الخط العربي: تاريخ الكتابة وفنونها",
    url: "https://ar.example.org/wiki/%D8%A7%D9%84%D8%AE%D8%B7",
    language: "ar",
    text: ARABIC,
  },
  chinese: { title: "活字印刷術", url: "https://zh.example.org/wiki/活字", language: "zh", text: CHINESE },
  empty: { title: "An empty page", url: "https://example.org/empty", language: "", text: "" },
};
const OTHERWISE = {
  title: "The Elements of a Well-Set Page: on Type, Paper and the Patience of Readers",
  url: "https://www.example.org/essays/typography/the-elements-of-a-well-set-page",
  language: "en",
  text: ENGLISH,
};

/** How many different words an analysis of this name has: long ones show how the table scrolls. */
const SIZES = { long: 20_000, endless: 100_000 };

const made = new Map();

export function frequencies(id) {
  const known = id in DOCUMENTS || id in SIZES ? id : "";
  if (!made.has(known)) made.set(known, tableOf(known));
  return made.get(known);
}

/** The same words as a text of some paragraphs: each as often as it counts, though not in a sensible order. */
export function spoken(id) {
  const running = frequencies(id)
    .items.slice(0, 300)
    .flatMap(({ word, count }) => Array.from({ length: Math.min(count, 40) }, (_, i) => [i / count, word]))
    .sort(([a], [b]) => a - b)
    .map(([, word]) => word);
  return Array.from({ length: Math.ceil(running.length / 40) }, (_, i) =>
    running.slice(i * 40, i * 40 + 40).join(" "),
  );
}

function tableOf(id) {
  const { text, ...facts } = DOCUMENTS[id] ?? OTHERWISE;
  const head = text.split(" ").filter(Boolean);
  const tail =
    head.length === 0
      ? []
      : Array.from({ length: SIZES[id] ?? 340 }, (_, i) => `${head[i % head.length]}${"aeiou"[i % 5]}${i}`);
  const items = [...new Set([...head, ...tail])].map((word, i) => ({
    word,
    count: Math.max(1, Math.round(190 / (i + 1.4) ** 0.86)),
  }));
  return { ...facts, items, nTokens: items.reduce((sum, item) => sum + item.count, 0) || 0 };
}
