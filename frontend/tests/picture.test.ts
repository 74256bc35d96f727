import { expect, test } from "vitest";
import { embedCode } from "../src/lib/embed";
import { sourceOf } from "../src/lib/origin";
import { asText, pictureName, standalone } from "../src/lib/picture";
import { analysis, finished } from "./made";

const CAPTION = {
  title: "The 2 commonest words, as bars",
  sources: ["A page, example.org/page, 2 January 2026 at 03:04"],
};

function chart(): SVGSVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  node.innerHTML =
    '<title id="a">x</title><desc id="b">Two words.</desc><text class="ruler">x</text>' +
    '<g class="rows"><a href="?word=oven" tabindex="0"><text class="word">oven</text><rect class="bar" width="9"/></a></g>';
  node.setAttribute("width", "400");
  node.setAttribute("height", "100");
  const word = node.querySelector(".word");
  if (word) word.textContent = '<script>alert("&")</script>';
  document.body.append(node);
  return node;
}

function read(text: string): Document {
  return new DOMParser().parseFromString(text, "image/svg+xml");
}

test("a picture is well-formed and holds its title and its source as text", () => {
  const found = read(asText(standalone(chart(), CAPTION)));
  expect(found.querySelector("parsererror")).toBeNull();
  const said = [...found.querySelectorAll("text")].map((node) => node.textContent);
  expect(said).toEqual([CAPTION.title, '<script>alert("&")</script>', ...CAPTION.sources]);
  expect(found.querySelector("script")).toBeNull();
  expect(found.querySelector("title")?.textContent).toBe(CAPTION.title);
});

test("a picture leads nowhere and needs no style sheet", () => {
  const text = asText(standalone(chart(), CAPTION));
  expect(text).not.toMatch(/href|class=|tabindex|id=|ruler/);
});

test("a picture has room for its title, its source and a margin", () => {
  const found = standalone(chart(), CAPTION);
  expect(Number(found.getAttribute("width"))).toBe(440);
  expect(Number(found.getAttribute("height"))).toBeGreaterThan(150);
});

test("a long source is folded at whole words", () => {
  const source = "word ".repeat(60).trim();
  const found = standalone(chart(), { title: "T", sources: [source] });
  const lines = [...found.querySelectorAll(":scope > text")].slice(1).map((node) => node.textContent);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join(" ")).toBe(source);
});

test.each([
  ["Über Brot & Butter", "The commonest", "Über-Brot-Butter-The-commonest.svg"],
  ["../../etc/passwd", "x", "etc-passwd-x.svg"],
  ["", "Counts by rank", "Counts-by-rank.svg"],
  ["パンの本", "a/b\\c:d", "パンの本-a-b-c-d.svg"],
  ["a".repeat(300), "b", `${"a".repeat(60)}-b.svg`],
])("the picture of %j, %j is called %j", (name, title, expected) => {
  expect(pictureName(name, title, "svg")).toBe(expected);
});

test("a source is its name, its address and its time", () => {
  expect(sourceOf(finished)).toMatch(/^A page, example\.org\/page, 2 January 2026/);
  expect(sourceOf(analysis({ finished_at: "2026-01-02T03:04:05Z" }))).toMatch(
    /^example\.org\/page, 2 January/,
  );
});

test("no title breaks out of the code for another page", () => {
  const code = embedCode("https://words.example.org/embed/abc?fold=true&q=a", '"><script>alert(1)</script>');
  const frame = new DOMParser().parseFromString(code, "text/html").body.children;
  expect(frame).toHaveLength(1);
  expect(frame[0]?.getAttribute("src")).toBe("https://words.example.org/embed/abc?fold=true&q=a");
  expect(frame[0]?.getAttribute("title")).toBe('Words of "><script>alert(1)</script>');
});
