import { expect, test } from "vitest";
// @ts-expect-error the mock is plain JavaScript
import { GATHERED, IDS, collection, sources } from "../mock/collections.mjs";
// @ts-expect-error the mock is plain JavaScript
import { comparison } from "../mock/comparison.mjs";
// @ts-expect-error the mock is plain JavaScript
import { GLOSSARY, VIEWS } from "../mock/views.mjs";
import openapi from "../openapi.json?raw";

interface Shape {
  $ref?: string;
  type?: string;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  /** Of the properties; the others may be left out. */
  required?: string[];
  items?: Shape;
}

const SHAPES = (JSON.parse(openapi) as { components: { schemas: Record<string, Shape> } }).components.schemas;
const OF: Record<string, string> = { places: "WordsByPlace" };

function strange(value: unknown, shape: Shape, at: string): string[] {
  if (shape.$ref) return strange(value, SHAPES[shape.$ref.split("/").at(-1) ?? ""] ?? {}, at);
  if (shape.anyOf) {
    const all = shape.anyOf.map((one) => strange(value, one, at));
    return all.some((one) => one.length === 0) ? [] : (all[0] ?? []);
  }
  if (shape.type === "null") return value === null ? [] : [`${at}: not null`];
  if (shape.type === "array") {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.slice(0, 20).flatMap((one) => strange(one, shape.items ?? {}, `${at}[]`));
  }
  if (shape.properties) {
    if (typeof value !== "object" || value === null) return [`${at}: no object`];
    const names = new Set([...Object.keys(value), ...Object.keys(shape.properties)]);
    return [...names].flatMap((name) => {
      const of = shape.properties?.[name];
      if (!of) return [`${at}.${name}: unknown`];
      return name in value
        ? strange((value as Record<string, unknown>)[name], of, `${at}.${name}`)
        : shape.required?.includes(name)
          ? [`${at}.${name}: missing`]
          : [];
    });
  }
  const type = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  if (shape.type === "integer")
    return Number.isInteger(value) ? [] : [`${at}: ${String(value)} is no integer`];
  return shape.type && shape.type !== type ? [`${at}: ${type}, not ${shape.type}`] : [];
}

const views = VIEWS as Record<string, (id: string, query: URLSearchParams) => unknown>;

test.each(Object.keys(views).flatMap((name) => ["typography", "arabic", "empty"].map((id) => [name, id])))(
  "the mock answers %s of %s in the API's shape",
  (name, id) => {
    const shape = SHAPES[OF[name] ?? name.replace(/^./, (letter) => letter.toUpperCase())];
    expect(shape).toBeDefined();
    const query = new URLSearchParams({ q: "page", words: "page,type", stop_words: "exclude" });
    expect(strange(views[name]?.(id, query), shape ?? {}, name)).toEqual([]);
  },
);

test("the mock compares and explains in the API's shapes", () => {
  const compared: unknown = comparison(new URLSearchParams({ target: "typography", reference: "arabic" }));
  expect(strange(compared, SHAPES["Comparison"] ?? {}, "compare")).toEqual([]);
  expect(strange(GLOSSARY, SHAPES["Glossary"] ?? {}, "measures")).toEqual([]);
});

const gathered = GATHERED as typeof views;
const OF_ALL: Record<string, string> = {
  words: "SummedWords",
  vocabulary: "CorpusVocabulary",
  dispersion: "Evenness",
  concordance: "Lines",
  collocates: "Near",
  growth: "VocabularyGrowth",
};

test.each((IDS as string[]).filter((id) => id !== "large"))(
  "the mock's collection %s has the API's shapes",
  (id) => {
    const none = new URLSearchParams();
    const one = (collection as (id: string) => unknown)(id);
    expect(strange(one, SHAPES["Collection"] ?? {}, "collection")).toEqual([]);
    const list = (sources as (id: string, query: URLSearchParams) => unknown)(id, none);
    expect(strange(list, SHAPES["SourceList"] ?? {}, "sources")).toEqual([]);
    for (const [name, view] of Object.entries(gathered)) {
      const shape = SHAPES[OF_ALL[name] ?? name.replace(/^./, (letter) => letter.toUpperCase())];
      expect(shape).toBeDefined();
      const query = new URLSearchParams({ stop_words: "exclude", source: "1", permutations: "99" });
      if (name === "concordance" || name === "collocates") query.set("q", "page");
      expect(strange(view(id, query), shape ?? {}, name)).toEqual([]);
    }
  },
);
