/** Kinds of file that this server writes: Parquet takes an extra, which the shell of the page tells of. */

import type { FileFormat } from "../api/client";

export const formats: FileFormat[] = ["csv", "tsv", "xlsx", "json"];

const NAMES: Partial<Record<FileFormat, string>> = { parquet: "Parquet" };

export function formatName(format: FileFormat): string {
  return NAMES[format] ?? format.toUpperCase();
}
