import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { Collection } from "../src/api/types";
import App from "../src/App.svelte";
import { dropped } from "../src/lib/handover.svelte";
import { isZip, listSentence, listed, nameOfMany, noMany } from "../src/lib/many";
import { Members } from "../src/lib/members.svelte";
import { go } from "../src/lib/router.svelte";
import { doubledSentence, memberSentence, standingSentence, walkSentence } from "../src/lib/standing";
import { answer, collection, counts, json, member, problem } from "./made";

beforeEach(() => go("/", "replace"));

test("a pasted list is read line by line, and what is repeated in it is told", () => {
  const read = listed("example.org/a\n\n  example.org/b\r\nexample.org/a, <example.org/c>\n");
  expect(read.addresses).toEqual(["example.org/a", "example.org/b", "example.org/c"]);
  expect(listSentence(read)).toBe("3 addresses; 1 line repeats another.");
  expect(listSentence(listed(" \n"))).toBe("");
});

test("a collection without a name is called by what is in it and the day", () => {
  const many = { ...noMany(), list: "a.example\nb.example" };
  expect(nameOfMany(many, new Date("2026-03-04T12:00:00Z"))).toBe("2 addresses, 4 March 2026");
  expect(nameOfMany({ ...many, name: " Mine " }, new Date())).toBe("Mine");
});

test.each([
  [{ n_sources: 12, n_finished: 12 }, "All 12 are counted."],
  [{ n_sources: 1, n_finished: 1 }, "Its one source is counted."],
  [{ n_sources: 12, n_finished: 10, n_failed: 2 }, "10 of 12 counted, 2 failed."],
  [{ n_sources: 3, n_failed: 3 }, "0 of 3 counted, 3 failed."],
  [{ n_sources: 4, n_finished: 1, n_queued: 2, n_running: 1 }, "1 of 4 counted, 3 to come."],
  [{}, "Nothing is in it yet."],
])("the whole stands in one sentence: %o", (some, sentence) => {
  const waits = counts(some).n_queued + counts(some).n_running > 0;
  expect(standingSentence(collection({ counts: counts(some), done: !waits }))).toBe(sentence);
});

test("what was given twice, and what says the same, is told", () => {
  const doubled = counts({ n_sources: 5, n_joined: 1, n_duplicates: 2 });
  expect(doubledSentence(collection({ counts: doubled }))).toBe(
    "1 was given twice and is here once; 2 say the same as another, and count once.",
  );
  expect(doubledSentence(collection())).toBe("");
});

test("a walk over a site tells how it finds pages, and what it left", () => {
  const site: NonNullable<Collection["site"]> = {
    url: "https://example.org/blog",
    max_pages: 100,
    max_depth: 16,
    max_bytes: 1,
    by: "links",
    n_bytes: 0,
    traps: ["/calendar?month=*"],
    cut_by: "pages",
  };
  expect(walkSentence(collection({ site }))).toBe(
    "Its pages are those that are linked. There are more than the 100 that were asked for. Of addresses that never end only the first were followed: /calendar?month=*.",
  );
  const begun = { ...site, by: null, traps: [], cut_by: null };
  expect(walkSentence(collection({ site: begun, done: false }))).toBe("Its pages are being looked for.");
  expect(walkSentence(collection())).toBe("");
});

test("a site is sent with its limits, and called by its address", async () => {
  let sent: unknown;
  answer((method, _, body) => {
    if (method === "POST") sent = JSON.parse(String(body));
    return method === "POST" ? problem("x", "no") : json({ items: [] });
  });
  render(App);
  await userEvent.click(screen.getByRole("radio", { name: "Many" }));
  await userEvent.click(screen.getByRole("radio", { name: "the pages of a site" }));
  await userEvent.type(screen.getByLabelText(/Address of a site/), "example.org/blog");
  await userEvent.clear(screen.getByLabelText(/At most/));
  await userEvent.type(screen.getByLabelText(/At most/), "900");
  await userEvent.click(screen.getByRole("button", { name: "Count all" }));
  await waitFor(() =>
    expect(sent).toMatchObject({
      name: "example.org/blog",
      site: { url: "example.org/blog", max_pages: 200, max_depth: 16 },
    }),
  );
});

test("files are sent as they are, and a zip is called by its name", async () => {
  let sent: FormData | undefined;
  answer((method, _, body) => {
    if (method === "POST") sent = body as FormData;
    return method === "POST" ? problem("x", "no") : json({ items: [] });
  });
  render(App);
  await userEvent.click(screen.getByRole("radio", { name: "Many" }));
  await userEvent.click(screen.getByRole("radio", { name: "files or a zip" }));
  await userEvent.click(screen.getByRole("button", { name: "Count all" }));
  expect(await screen.findByText("Choose some files first.")).toBeVisible();
  const zip = new File(["PK"], "Novels.zip", { type: "application/zip" });
  await userEvent.upload(screen.getByLabelText(/Choose files or a zip/), zip);
  await userEvent.click(screen.getByRole("button", { name: "Count all" }));
  await waitFor(() => expect(sent?.get("name")).toBe("Novels"));
  expect((sent?.getAll("file") ?? []).map((file) => (file as File).name)).toEqual(["Novels.zip"]);
  expect(sent?.get("extraction")).toBe("article");
});

test("several files that are dropped wait for a name, and are told", async () => {
  answer(() => json({ items: [] }));
  render(App);
  dropped.files = [new File(["a"], "a.txt"), new File(["b"], "b.txt")];
  expect(await screen.findByText("a.txt, b.txt")).toBeVisible();
  expect(screen.getByRole("radio", { name: "files or a zip" })).toBeChecked();
  expect(screen.getByLabelText("A name for all of them together")).toHaveAttribute(
    "placeholder",
    expect.stringMatching(/^2 files, /),
  );
});

test("a zip is told by its name or its kind", () => {
  expect(isZip(new File([], "A.ZIP"))).toBe(true);
  expect(isZip(new File([], "a", { type: "application/x-zip-compressed" }))).toBe(true);
  expect(isZip(new File([], "a.docx"))).toBe(false);
});

test("each source says how it stands, in words", () => {
  const error = { code: "http_error", message: "The site answered 404.", permanent: true };
  expect(memberSentence(member(1, { state: "failed", error }), false)).toBe("The site answered 404.");
  expect(memberSentence(member(1, { state: "queued" }), false)).toBe("Waiting");
  expect(memberSentence(member(1, { state: "queued" }), true)).toBe("Paused");
  expect(memberSentence(member(1, { state: "running", stage: "fetching" }), false)).toBe("Being fetched");
  expect(memberSentence(member(1, { state: "queued", attempt: 1, error }), false)).toMatch(/tried again/);
  const busy = {
    code: "host_busy",
    message: "Other pages of this site are being fetched.",
    permanent: false,
  };
  expect(memberSentence(member(1, { state: "queued", error: busy }), false)).toBe(busy.message);
});

test("sources that have ended are asked for once", async () => {
  const pages: Record<string, unknown> = {
    "cursor=0": { items: [member(1), member(2, { state: "running" })], next_cursor: 2 },
    "cursor=2": { items: [member(5, { state: "queued" })], next_cursor: null },
    "cursor=1": { items: [member(2), member(5)], next_cursor: null },
  };
  const asked = answer((_, address) => json(pages[/cursor=\d+/.exec(address)?.[0] ?? ""]));
  const members = new Members("many");
  await members.refresh();
  expect(members.items.map(({ number }) => number)).toEqual([1, 2, 5]);
  await members.refresh();
  expect(members.items.map(({ state }) => state)).toEqual(["finished", "finished", "finished"]);
  expect(asked.map((one) => /cursor=\d+/.exec(one)?.[0])).toEqual(["cursor=0", "cursor=2", "cursor=1"]);
});

/** A collection whose words nobody asks for. */
function bare(more: Partial<Collection> = {}): Collection {
  return collection({ totals: { n_tokens: 0, n_documents: 0 }, ...more });
}

test("a list is sent under its name, and leads to the page of its collection", async () => {
  let sent: unknown;
  answer((method, address, body) => {
    if (method === "POST") sent = JSON.parse(String(body));
    if (method === "POST") return json({ ...bare(), n_added: 2, n_already: 0 }, 202);
    if (address.includes("/sources")) return json({ items: [member(1), member(2)], next_cursor: null });
    return json(address.includes("/collections/") ? bare() : { items: [] });
  });
  render(App);
  await userEvent.click(screen.getByRole("radio", { name: "Many" }));
  await userEvent.type(
    screen.getByLabelText("Addresses, one on each line"),
    "a.example\nb.example\na.example",
  );
  await userEvent.type(screen.getByLabelText("A name for all of them together"), "Tides");
  await userEvent.click(screen.getByRole("button", { name: "Count all" }));
  expect(await screen.findByRole("heading", { name: "Tides" })).toBeVisible();
  expect(sent).toMatchObject({ name: "Tides", urls: ["a.example", "b.example"], extraction: "article" });
  expect(location.pathname).toBe("/collections/many");
});

test("an empty list is told before it is sent, and the field has the focus", async () => {
  const asked = answer(() => json({ items: [] }));
  render(App);
  await userEvent.click(screen.getByRole("radio", { name: "Many" }));
  await userEvent.click(screen.getByRole("button", { name: "Count all" }));
  expect(await screen.findByText("Give an address on each line.")).toBeVisible();
  expect(screen.getByLabelText("Addresses, one on each line")).toHaveFocus();
  expect(asked.filter((one) => one.startsWith("POST"))).toEqual([]);
});

/** The page of a collection of two, of which one failed. */
function halfFailed(posted: () => Response = () => json(bare())): string[] {
  const error = { code: "http_error", message: "The site answered 404.", permanent: true };
  const items = [member(1, { title: "Spring tides" }), member(2, { state: "failed", error, totals: null })];
  const of = bare({ counts: counts({ n_sources: 2, n_finished: 1, n_failed: 1 }) });
  const asked = answer((method, address) => {
    if (method !== "GET") return posted();
    return json(address.includes("/sources") ? { items, next_cursor: null } : of);
  });
  go("/collections/many");
  render(App);
  return asked;
}

test("the sources stand in a table, can be looked through by state, and lead to pages of their own", async () => {
  halfFailed();
  const table = await screen.findByRole("table");
  expect(await within(table).findByText("The site answered 404.")).toBeVisible();
  expect(within(table).getByRole("link", { name: "Spring tides" })).toHaveAttribute(
    "href",
    "/analyses/analysis1",
  );
  await userEvent.click(screen.getByRole("radio", { name: "Failed 1" }));
  expect(within(table).queryByText("Spring tides")).toBeNull();
  expect(within(table).getByText("The site answered 404.")).toBeVisible();
});

test("it is called otherwise, and its page is", async () => {
  let sent: unknown;
  answer((method, address, body) => {
    if (method === "PATCH") sent = JSON.parse(String(body));
    if (address.includes("/sources")) return json({ items: [member(1)], next_cursor: null });
    return json(bare(sent ? { name: "Spring tides" } : {}));
  });
  go("/collections/many");
  render(App);
  await userEvent.click(await screen.findByRole("button", { name: "Rename" }));
  const field = screen.getByLabelText("What it is called from now on");
  expect(field).toHaveValue("Tides");
  await userEvent.clear(field);
  await userEvent.type(field, "Spring tides{Enter}");
  expect(await screen.findByRole("heading", { name: "Spring tides" })).toBeVisible();
  expect(sent).toEqual({ name: "Spring tides" });
  expect(document.title).toBe("Spring tides · wordcounts");
  expect(screen.queryByLabelText("What it is called from now on")).toBeNull();
});

test("files that are dropped on its page are added to it", async () => {
  let sent: FormData | undefined;
  answer((method, address, body) => {
    if (method === "POST") sent = body as FormData;
    if (method === "POST") return json({ ...bare(), n_added: 1, n_already: 1 }, 202);
    if (address.includes("/sources")) return json({ items: [member(1)], next_cursor: null });
    return json(bare());
  });
  go("/collections/many");
  render(App);
  await screen.findByRole("heading", { name: "Tides" });
  const files = [new File(["a"], "a.txt"), new File(["b"], "b.txt")];
  await fireEvent.drop(window, { dataTransfer: { files, types: ["Files"], items: files } });
  expect(await screen.findByText("1 source added, 1 was here already.")).toBeVisible();
  expect((sent?.getAll("file") ?? []).map((file) => (file as File).name)).toEqual(["a.txt", "b.txt"]);
  expect(location.pathname).toBe("/collections/many");
});

test("nothing is added to a collection that was cancelled, and that is told", async () => {
  const asked = answer((_, address) =>
    json(address.includes("/sources") ? { items: [], next_cursor: null } : bare({ state: "cancelled" })),
  );
  go("/collections/many");
  render(App);
  await screen.findByRole("heading", { name: "Tides" });
  dropped.files = [new File(["a"], "a.txt")];
  expect(await screen.findByText("It was cancelled: nothing can be added to it any more.")).toBeVisible();
  expect(asked.filter((one) => one.startsWith("POST"))).toEqual([]);
});

test("what failed is tried again, and then watched anew", async () => {
  const asked = halfFailed(() => json({ ...bare(), n_added: 0, n_already: 0 }, 202));
  await userEvent.click(await screen.findByRole("button", { name: "Retry the one that failed" }));
  await waitFor(() => expect(asked).toContain("POST /api/v1/collections/many/retry"));
  const after = asked.indexOf("POST /api/v1/collections/many/retry");
  await waitFor(() =>
    expect(asked.slice(after)).toContain("GET /api/v1/collections/many/sources?cursor=0&limit=1000"),
  );
});

test("what may not be done is told in the server's words", async () => {
  halfFailed(() => problem("not_owner", "Only whoever made this collection can do that.", 403));
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  await userEvent.click(screen.getByRole("button", { name: "Delete all of it for good?" }));
  expect(await screen.findByText("Only whoever made this collection can do that.")).toBeVisible();
});

test("an unknown collection says so", async () => {
  answer(() => problem("unknown_collection", "There is no collection with this id.", 404));
  go("/collections/nope");
  render(App);
  expect(await screen.findByRole("heading", { name: "There is no collection here" })).toBeVisible();
});

test("collections stand among what was counted lately", async () => {
  const many = collection({ created_at: "2026-01-03T00:00:00Z", totals: { n_tokens: 4321, n_documents: 2 } });
  answer((_, address) => json({ items: address.includes("/collections") ? [many] : [] }));
  render(App);
  expect(await screen.findByRole("link", { name: "Tides" })).toHaveAttribute("href", "/collections/many");
  expect(screen.getByText("4,321 words")).toBeVisible();
});
