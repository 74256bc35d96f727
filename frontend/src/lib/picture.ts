/** A chart as a file of its own: its looks written into it, with a title over it and its source under it. */

const SVG = "http://www.w3.org/2000/svg";

/** What the style sheet says of marks and letters, as attributes that any program that reads SVG follows. */
const LOOKS = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
];
/** Where an attribute would say nothing. */
const NOTHING = new Set(["", "normal", "none 0", "auto"]);

const MARGIN_PX = 20;
const TITLE_PX = 17;
const SOURCE_PX = 12;
const LEADING = 1.4;
/** Of a letter, on the average, in sizes of its type: where a line is folded. */
const LETTER_EM = 0.55;
const MAX_NAME = 60;
/** Pixels of a PNG for one of the page. */
export const PNG_SCALE = 2;

export interface Caption {
  title: string;
  /** A line each. */
  sources: readonly string[];
}

/** A copy of a drawn chart that stands by itself. */
export function standalone(drawn: SVGSVGElement, { title, sources }: Caption): SVGSVGElement {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  inline(drawn, copy);
  copy.querySelectorAll(".ruler").forEach((ruler) => ruler.remove());
  copy.querySelector(":scope > title")?.remove();
  copy.querySelectorAll("a").forEach(unlink);
  copy
    .querySelectorAll("*")
    .forEach((node) => ["class", "tabindex", "id"].forEach((name) => node.removeAttribute(name)));
  const [width, height] = sizeOf(drawn);
  const titles = folded(title, width / (TITLE_PX * LETTER_EM));
  const lines = sources.flatMap((source) => folded(source, width / (SOURCE_PX * LETTER_EM)));
  const head = MARGIN_PX + titles.length * TITLE_PX * LEADING;
  const [w, h] = [
    width + 2 * MARGIN_PX,
    head + height + (lines.length + 1) * SOURCE_PX * LEADING + MARGIN_PX,
  ];
  const page = getComputedStyle(document.documentElement);
  const type = { fill: page.color || "#000", "font-family": page.fontFamily };
  const whole = element("svg", { width: w, height: h, viewBox: `0 0 ${w} ${h}` });
  const body = element("g", { transform: `translate(${MARGIN_PX},${head})` });
  body.append(...copy.childNodes);
  whole.append(
    element("title", {}, title),
    element("rect", { width: w, height: h, fill: page.backgroundColor || "#fff" }),
    ...block(titles, MARGIN_PX, TITLE_PX, type),
    body,
    ...block(lines, head + height + SOURCE_PX, SOURCE_PX, type),
  );
  return whole;
}

export function asText(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

/** The same in pixels. A data: address, since the page's policy lets no other image in. */
export async function asPng(picture: SVGSVGElement): Promise<Blob> {
  const [width, height] = sizeOf(picture);
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asText(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error("This browser made no picture of it.")),
    );
  });
}

/** Of letters and digits in any script: safe on every system, as the server's own names are. */
export function pictureName(name: string, title: string, ending: string): string {
  return `${part(name)}-${part(title)}.${ending}`.replace(/^-/, "");
}

/** Hands a file to the browser to keep. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // the browser has taken it over by the next task
  setTimeout(() => URL.revokeObjectURL(address));
}

function part(text: string): string {
  const stem = text.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return [...stem]
    .slice(0, MAX_NAME)
    .join("")
    .replace(/^-+|-+$/g, "");
}

function sizeOf(svg: SVGSVGElement): [number, number] {
  return [Number(svg.getAttribute("width") ?? 0), Number(svg.getAttribute("height") ?? 0)];
}

function inline(from: Element, to: Element): void {
  const looks = getComputedStyle(from);
  for (const name of LOOKS) {
    const value = looks.getPropertyValue(name);
    if (!NOTHING.has(value)) to.setAttribute(name, value);
  }
  [...from.children].forEach((child, i) => {
    const twin = to.children[i];
    if (twin) inline(child, twin);
  });
}

/** A link of the page leads nowhere from a file. */
function unlink(anchor: Element): void {
  const group = element("g", {});
  group.append(...anchor.childNodes);
  anchor.replaceWith(group);
}

type Attributes = Readonly<Record<string, string | number>>;

function element<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  text = "",
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  if (text) node.textContent = text;
  return node;
}

/** Lines of one size, from `top` down. */
function block(lines: readonly string[], top: number, size: number, type: Attributes): SVGElement[] {
  return lines.map((text, i) =>
    element("text", { ...type, x: MARGIN_PX, y: top + size * (0.8 + i * LEADING), "font-size": size }, text),
  );
}

/** Lines of whole words, of so many letters at most where words are not longer than that. */
function folded(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
