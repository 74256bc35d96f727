import { gzipSync } from "node:zlib";

/** Beside each script and style sheet the same packed: the server packs nothing while somebody waits. */
export function packed() {
  return {
    name: "packed",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (!/\.(js|css)$/.test(name)) continue;
          const source = gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 });
          this.emitFile({ type: "asset", fileName: `${name}.gz`, source });
        }
      },
    },
  };
}
