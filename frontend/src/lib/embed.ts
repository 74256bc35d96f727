/** The HTML that shows a view of an analysis in another page. Pure. */

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A title may hold anything: what would end an attribute is written out. */
export function embedCode(address: string, title: string): string {
  const attribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
  return `<iframe src="${attribute(address)}" title="${attribute(`Words of ${title}`)}" width="100%" height="480" loading="lazy"></iframe>`;
}
