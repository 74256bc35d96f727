import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import App from "../src/App.svelte";
import { giveBack } from "../src/lib/handover.svelte";
import { go } from "../src/lib/router.svelte";
import { analysis, answer, finished, json, problem, vocabulary, words } from "./made";

beforeEach(() => go("/", "replace"));

test("a refused address shows the server's sentence, keeps what was typed and gives the focus back", async () => {
  answer((method) =>
    method === "POST" ? problem("invalid_url", "That is not an address.") : json({ items: [] }),
  );
  render(App);
  const field = screen.getByLabelText("Address of a web page");
  await userEvent.type(field, "not an address{Enter}");
  expect(await screen.findByText("That is not an address.")).toBeVisible();
  expect(field).toHaveValue("not an address");
  expect(field).toHaveFocus();
});

test("an accepted address leads to the page of its analysis", async () => {
  answer((method, address) =>
    method === "POST"
      ? json(analysis(), 202)
      : address.endsWith("analyses")
        ? json({ items: [] })
        : json(analysis()),
  );
  render(App);
  await userEvent.type(screen.getByLabelText("Address of a web page"), "example.org{Enter}");
  expect(await screen.findByRole("heading", { name: /Waiting for its turn/ })).toBeVisible();
  expect(location.pathname).toBe("/analyses/abc");
});

test("pasted markup is sent as HTML with its address as the base", async () => {
  let sent: unknown;
  answer((method, _, body) => {
    if (method === "POST") sent = JSON.parse(String(body));
    return method === "POST" ? problem("x", "no") : json({ items: [] });
  });
  render(App);
  await fireEvent.click(screen.getByLabelText("Text or HTML"));
  await fireEvent.input(screen.getByRole("textbox", { name: "Text or HTML" }), {
    target: { value: "<p>One two</p>" },
  });
  await userEvent.type(screen.getByLabelText(/came from/), "example.org");
  await userEvent.click(screen.getByRole("button", { name: "Count" }));
  await waitFor(() => expect(sent).toMatchObject({ html: "<p>One two</p>", url: "example.org" }));
});

test("a site that refused us opens Paste at once, with the address kept", async () => {
  const error = { code: "http_error", message: "The site answered with an error.", permanent: true };
  answer(() => json(analysis({ state: "failed", error })));
  go("/analyses/abc");
  render(App);
  expect(await screen.findByRole("heading", { name: "The site answered with an error." })).toBeVisible();
  expect(screen.getByLabelText(/came from/)).toHaveValue("https://example.org/page");
  expect(screen.getByRole("button", { name: "Retry" })).toBeEnabled();
});

test("another failure offers Paste, and opens it with the address kept", async () => {
  const error = { code: "too_complex", message: "Too complex.", permanent: true };
  answer(() => json(analysis({ state: "failed", error })));
  go("/analyses/abc");
  render(App);
  await userEvent.click(await screen.findByRole("button", { name: "Paste the text instead" }));
  expect(screen.getByLabelText(/came from/)).toHaveValue("https://example.org/page");
});

test("retry goes to the analysis that Location names", async () => {
  const error = { code: "dns_failed", message: "Not just now.", permanent: false };
  answer((method) =>
    method === "POST"
      ? json({}, 202, { Location: "/api/v1/analyses/next" })
      : json(analysis({ state: "failed", error })),
  );
  go("/analyses/abc");
  render(App);
  await userEvent.click(await screen.findByRole("button", { name: "Retry" }));
  await waitFor(() => expect(location.pathname).toBe("/analyses/next"));
});

test("an unknown id says so", async () => {
  answer(() => problem("unknown_analysis", "There is no analysis with this id.", 404));
  go("/analyses/nope");
  render(App);
  expect(await screen.findByRole("heading", { name: "There is no analysis here" })).toBeVisible();
});

test("notices are shown with their sentences, and totals in plain words", async () => {
  const warnings = [{ code: "fell_back", message: "Nothing stood out, so all was counted." }];
  answer((_, address) => json(address.includes("/words") ? words(3) : { ...finished, warnings }));
  go("/analyses/abc");
  render(App);
  expect(await screen.findByText("Nothing stood out, so all was counted.")).toBeVisible();
  for (const total of ["1,234", "456", "300"]) expect(screen.getByText(total)).toBeVisible();
});

/** Answers as a server with a list of so many words, which it gives whole up to 20,000 of them. */
function listOf(n: number): string[] {
  return answer((_, address) => {
    const asked = new URL(address, "http://server").searchParams;
    if (address.includes("/vocabulary")) return json(vocabulary(n > 20_000 ? 0 : n, { total: n }));
    if (!address.includes("/words")) return json(finished);
    const [from, limit] = [Number(asked.get("offset") ?? 0), Number(asked.get("limit"))];
    return json({ ...words(n), items: words(n).items.slice(from, from + limit) });
  });
}

function row(number: number): Element | null {
  return document.querySelector(`tr[aria-rowindex="${number + 1}"]`);
}

test("a list that is here whole is sorted and searched without another question", async () => {
  const asked = listOf(250);
  go("/analyses/abc");
  render(App);
  await waitFor(() => expect(asked.filter((one) => one.includes("/vocabulary"))).toHaveLength(3));
  const before = asked.length;
  await userEvent.click(screen.getByRole("button", { name: "Word" }));
  expect(location.search).toBe("?sort=word");
  expect(screen.getByRole("columnheader", { name: "Word" })).toHaveAttribute("aria-sort", "ascending");
  expect(row(3)).toHaveTextContent("word10");
  await fireEvent.input(screen.getByLabelText("Search the words"), { target: { value: "WORD24" } });
  expect(screen.getByText("11 words in this view")).toBeVisible();
  expect(location.search).toBe("?sort=word");
  await waitFor(() => expect(location.search).toBe("?q=WORD24&sort=word"));
  await fireEvent.click(screen.getByRole("radio", { name: "shown" }));
  expect(screen.getByText("11 words in this view")).toBeVisible();
  expect(asked.slice(before).filter((one) => /abc.(words|vocabulary)/.test(one))).toEqual([]);
});

test("a table says how many rows it has, and which of them are here", async () => {
  listOf(100_000);
  go("/analyses/abc");
  render(App);
  const table = await screen.findByRole("table", { name: "All words" });
  expect(table).toHaveAttribute("aria-rowcount", "100001");
  expect(row(0)).toHaveTextContent("Rank");
  expect(row(1)).toHaveTextContent("word0");
  expect(table.querySelectorAll("tbody tr").length).toBeLessThan(50);
});

test("of a longer list the rows that come into sight are asked for", async () => {
  const asked = listOf(100_000);
  go("/analyses/abc?offset=5000");
  render(App);
  await screen.findByText("100,000 words in this view");
  const table = document.querySelector<HTMLElement>(".long");
  expect(table?.scrollTop).toBe(5000 * 34);
  expect(row(5001)).toHaveTextContent("word5000");
  await waitFor(() => expect(asked.some((one) => one.includes("offset=4000&limit=1000"))).toBe(true));
  if (table) table.scrollTop = 70_000 * 34;
  await fireEvent.scroll(table ?? document);
  await waitFor(() => expect(row(70_001)).toHaveTextContent("word70000"));
  await waitFor(() => expect(location.search).toBe("?offset=70000"));
  expect(asked.filter((one) => one.includes("offset=70000"))).toHaveLength(1);
});

test("the arrow keys go from word to word, to rows that were not there too", async () => {
  listOf(250);
  go("/analyses/abc");
  render(App);
  const first = await screen.findByRole("link", { name: "word0" });
  first.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(screen.getByRole("link", { name: "word2" })).toHaveFocus();
  await userEvent.keyboard("{End}");
  await waitFor(() => expect(screen.getByRole("link", { name: "word249" })).toHaveFocus());
  expect(screen.getByRole("link", { name: "word249" })).toHaveAttribute("tabindex", "0");
  await userEvent.keyboard("{Home}");
  await waitFor(() => expect(screen.getByRole("link", { name: "word0" })).toHaveFocus());
});

test("paper gets the first hundred rows", async () => {
  listOf(250);
  go("/analyses/abc");
  render(App);
  await screen.findByRole("link", { name: "word0" });
  await fireEvent(window, new Event("beforeprint"));
  expect(document.querySelectorAll("tbody tr")).toHaveLength(100);
  expect(screen.getByText(/the first 100 of them/)).toBeVisible();
  await fireEvent(window, new Event("afterprint"));
  expect(document.querySelectorAll("tbody tr").length).toBeLessThan(50);
});

test("a bad expression is told by the search box, and the old rows stay", async () => {
  answer((_, address) => {
    if (!address.includes("/words")) return json(finished);
    return address.includes("q=")
      ? problem("invalid_option", "A bracket is not closed.", 422, "q")
      : json(words(3));
  });
  go("/analyses/abc");
  render(App);
  await screen.findByText("word0");
  await fireEvent.input(screen.getByLabelText("Search the words"), { target: { value: "/(/" } });
  expect(await screen.findByText("A bracket is not closed.")).toBeVisible();
  expect(screen.getByText("word0")).toBeVisible();
});

test("a search waits for the typist, and asks once", async () => {
  const asked = answer((_, address) => json(address.includes("/words") ? words(3) : finished));
  go("/analyses/abc");
  render(App);
  await screen.findByText("word0");
  await userEvent.type(screen.getByLabelText("Search the words"), "wor");
  await waitFor(() => expect(location.search).toBe("?q=wor"));
  await waitFor(() => expect(asked.filter((one) => /[?&]q=wor&/.test(one))).not.toHaveLength(0));
  expect(asked.filter((one) => /[?&]q=wo?&/.test(one))).toHaveLength(0);
});

test("the search box shows the search of the address that one goes back to", async () => {
  answer((_, address) => json(address.includes("/words") ? words(3) : finished));
  go("/analyses/abc?q=old");
  render(App);
  const box = await screen.findByLabelText("Search the words");
  go("/analyses/abc?q=new");
  await waitFor(() => expect(box).toHaveValue("new"));
});

test("what the server gave back is shown with its sentence, and can be mended", async () => {
  answer(() => json({ items: [] }));
  giveBack({ typed: "exmple", sentence: "That is not an address." });
  render(App);
  const field = screen.getByLabelText("Address of a web page");
  expect(field).toHaveValue("exmple");
  expect(screen.getByText("That is not an address.")).toBeVisible();
  await waitFor(() => expect(field).toHaveFocus());
});

test("fetch again says why not", async () => {
  answer((method, address) => {
    if (method === "POST") return problem("rate_limited", "That was too much at once.", 429);
    return json(address.includes("/words") ? words(3) : finished);
  });
  go("/analyses/abc");
  render(App);
  await userEvent.click(await screen.findByRole("button", { name: "Fetch again" }));
  expect(await screen.findByText("That was too much at once.")).toBeVisible();
});

test("retry says why not, and can be tried again", async () => {
  const error = { code: "dns_failed", message: "Not just now.", permanent: false };
  answer((method) =>
    method === "POST"
      ? problem("queue_full", "Too many are waiting.", 503)
      : json(analysis({ state: "failed", error })),
  );
  go("/analyses/abc");
  render(App);
  await userEvent.click(await screen.findByRole("button", { name: "Retry" }));
  expect(await screen.findByText("Too many are waiting.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Retry" })).toBeEnabled();
});

test("the other extraction has totals of its own", async () => {
  answer((_, address) =>
    json(
      address.includes("extraction=page") && address.includes("/words?")
        ? { ...words(3), n_tokens: 2000, n_hapaxes: 77 }
        : address.includes("/words")
          ? words(3)
          : finished,
    ),
  );
  go("/analyses/abc?extraction=page");
  render(App);
  for (const total of ["2,000", "456", "77"]) expect(await screen.findByText(total)).toBeVisible();
});

test("a stale total gives way to that of the words on show", async () => {
  answer((_, address) => json(address.includes("/words") ? { ...words(3), n_tokens: 4321 } : finished));
  go("/analyses/abc");
  render(App);
  expect(await screen.findByText("4,321")).toBeVisible();
});

test("phrases are asked for, are in the address, and are called phrases", async () => {
  const asked = answer((_, address) => json(address.includes("/words") ? words(3) : finished));
  go("/analyses/abc");
  render(App);
  await userEvent.click(await screen.findByText("More ways to look"));
  await userEvent.click(screen.getByRole("radio", { name: "3" }));
  expect(location.search).toBe("?ngram=3");
  expect(await screen.findByRole("heading", { name: "Commonest phrases" })).toBeVisible();
  expect(await screen.findByText("3 phrases in this view")).toBeVisible();
  expect(asked.some((one) => one.includes("ngram=3"))).toBe(true);
});

test("a language without dictionary forms is told in plain words", async () => {
  answer((_, address) => {
    if (!address.includes("/words")) return json(finished);
    return address.includes("lemmas=lemma")
      ? problem("invalid_option", "There are no lemmas for zh, only for ar, bg.", 422, "lemmas")
      : json(words(3));
  });
  go("/analyses/abc?lemmas=lemma");
  render(App);
  expect(await screen.findByText(/cannot be merged by dictionary form/)).toBeVisible();
  expect(screen.queryByText(/ar, bg/)).toBeNull();
});

test("the list of stop words is named with its length, and leads to its words", async () => {
  const stop_list = { name: "standard-de", version: "1", language: "de", n: 290 };
  answer((_, address) => json(address.includes("/words") ? { ...words(3), stop_list } : finished));
  go("/analyses/abc?stop_list=wide");
  render(App);
  const link = await screen.findByRole("link", { name: "290 words, German" });
  expect(link).toHaveAttribute("href", "/api/v1/stop-words/de?list=wide");
});

test("what was elided is offered only where a language elides", async () => {
  const french = analysis({
    ...finished,
    document: finished.document && { ...finished.document, language: "fr" },
  });
  answer((_, address) => json(address.includes("/words") ? words(3) : french));
  go("/analyses/abc?accents=ignore");
  render(App);
  await userEvent.click(await screen.findByLabelText("Count l’été with été"));
  expect(location.search).toBe("?accents=ignore&elisions=keep");
  expect(screen.getByLabelText("Ignore accents")).toBeChecked();
});
