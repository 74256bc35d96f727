/** Puts a text into the clipboard; throws with a sentence where the browser keeps it shut. */
export async function copyText(text: string): Promise<void> {
  // there is none on a plain http address other than localhost
  if (!("clipboard" in navigator))
    throw new Error("This browser keeps its clipboard shut here: select the text and copy it.");
  await navigator.clipboard.writeText(text);
}
