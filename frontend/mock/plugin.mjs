/** `npm run dev`: the page as it is being written, on the mock's analyses. */

import { answered } from "./server.mjs";

const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
  '<title>wordcounts</title><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="/src/main.ts"></script></html>';

export function onMadeUpData() {
  return {
    name: "made-up-data",
    apply: (_, { command, mode }) => command === "serve" && mode !== "test",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (answered(request, response)) return;
        if (!request.headers.accept?.includes("text/html")) return next();
        server.transformIndexHtml(request.url, PAGE).then((html) => {
          response.setHeader("Content-Type", "text/html; charset=utf-8");
          response.end(html);
        }, next);
      });
    },
  };
}
