/** Reads and writes the queries of addresses. Pure. */

export type Parameter = readonly [string, string];

/** "" for none, else with its question mark. */
export function asQuery(given: readonly Parameter[]): string {
  const text = new URLSearchParams(given.map(([name, value]) => [name, value])).toString();
  return text && `?${text}`;
}

export function oneOf<T extends string, D>(value: string | null, allowed: readonly T[], otherwise: D): T | D {
  return allowed.find((one) => one === value) ?? otherwise;
}

export function truth(value: string | null, otherwise: boolean): boolean {
  return value === "true" ? true : value === "false" ? false : otherwise;
}

/** A whole number, taken to the nearest that is allowed. */
export function whole(value: string | null, least: number, most: number, otherwise: number): number {
  if (value === null || !/^\d+$/.test(value)) return otherwise;
  return Math.min(most, Math.max(least, Number(value)));
}
