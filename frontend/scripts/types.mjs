/** Writes src/api/schema.d.ts from openapi.json; with --check, only says whether it is up to date. */

import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../openapi.json", import.meta.url);
const target = new URL("../src/api/schema.d.ts", import.meta.url);

const wanted = `// Generated from openapi.json by \`npm run types\`.\n\n${astToString(await openapiTS(source))}`;
if (process.argv.includes("--check")) {
  if ((await readFile(target, "utf8").catch(() => "")) !== wanted) {
    console.error("src/api/schema.d.ts is not what openapi.json says: run `npm run types`.");
    process.exit(1);
  }
} else {
  await writeFile(target, wanted);
}
