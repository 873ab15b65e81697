/** What every run tries, and what only `npm run test:long` adds. */
export function alsoInLongRuns<Case>(always: readonly Case[], more: readonly Case[]): Case[] {
  return runs(1) > 1 ? [...always, ...more] : [...always];
}

/**
 * How often a property test tries. `npm run test:long` sets `HELPSYNC_RUNS`, a factor: every property runs that many
 * times its own short number.
 */
export function runs(short: number): number {
  const factor = Number(process.env["HELPSYNC_RUNS"] ?? "1");
  if (!Number.isInteger(factor) || factor < 1) throw new Error("HELPSYNC_RUNS must be a whole number from 1.");
  return short * factor;
}

/**
 * The seed of what is drawn: the short run tries the same each time, so that a change is what fails; the long one looks
 * for new cases. A failure prints its seed; `HELPSYNC_SEED` begins with it again.
 */
export function seedOf(short: number): number {
  return Number(process.env["HELPSYNC_SEED"] ?? (runs(1) === 1 ? short : Date.now() % 2 ** 31));
}
