import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
// @ts-expect-error the mock is plain JavaScript
import { onMadeUpData } from "./mock/plugin.mjs";
// @ts-expect-error so is what packs
import { packed } from "./scripts/packed.mjs";

// The server reads .vite/manifest.json and links the entry's script and style sheet; nothing is inlined, because the
// page's content security policy allows no inline script, style or data: address.
export default defineConfig({
  plugins: [svelte(), svelteTesting(), onMadeUpData(), packed()],
  base: "/",
  build: {
    outDir: "../src/wordcounts/web/built",
    emptyOutDir: true,
    manifest: true,
    assetsDir: "assets",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: "src/main.ts" },
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
  },
});
