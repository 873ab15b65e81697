/** Names and the values that each may have. */
export type Choices = Readonly<Record<string, readonly string[]>>;
/** One value for each name. */
export type Row = Readonly<Record<string, string>>;

/** Rows tried for each that is taken: the best of them covers the most. */
const TRIES = 30;

/**
 * Rows in which every two values of different names stand together at least once. Greedy: near to the fewest there can
 * be, and the same for the same seed.
 */
export function pairwise(choices: Choices, seed: number): Row[] {
  const random = generator(seed);
  const missing = new Set(allPairs(choices));
  const rows: Row[] = [];
  while (missing.size > 0) {
    const candidates = Array.from({ length: TRIES }, () => candidate(choices, missing, random));
    const gain = (row: Row): number => pairsOf(row).filter((pair) => missing.has(pair)).length;
    const best = candidates.reduce((left, right) => (gain(right) > gain(left) ? right : left));
    for (const pair of pairsOf(best)) missing.delete(pair);
    rows.push(best);
  }
  return rows;
}

/** Every two values of different names. */
export function allPairs(choices: Choices): string[] {
  const values = Object.entries(choices).map(([name, own]) => own.map((value) => [name, value] as const));
  return values.flatMap((left, index) =>
    values.slice(index + 1).flatMap((right) => left.flatMap((one) => right.map((other) => pairOf(one, other)))),
  );
}

/** Every two values that stand together in a row. */
export function pairsOf(row: Row): string[] {
  const values = Object.entries(row);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => pairOf(one, other)));
}

type Chosen = readonly [name: string, value: string];

function pairOf(...pair: readonly [Chosen, Chosen]): string {
  return pair
    .map((chosen) => chosen.join("="))
    .sort()
    .join(" ");
}

/** A row that begins with a missing pair and goes on, name by name, with the value that covers the most. */
function candidate(choices: Choices, missing: ReadonlySet<string>, random: () => number): Row {
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
  const first = (pick([...missing]) ?? "").split(" ").filter(Boolean);
  const row = new Map(first.map((chosen) => chosen.split("=") as [string, string]));
  const rest = Object.keys(choices).filter((name) => !row.has(name));
  for (const name of rest.sort(() => random() - 0.5)) {
    const gain = (value: string): number =>
      [...row].filter((chosen) => missing.has(pairOf(chosen, [name, value]))).length;
    const values = choices[name] ?? [];
    const most = Math.max(...values.map(gain));
    row.set(name, pick(values.filter((value) => gain(value) === most)) ?? "");
  }
  return Object.fromEntries(row);
}

/** The linear congruential generator of Numerical Recipes: numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let last = seed >>> 0;
  return () => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0;
    return last / 2 ** 32;
  };
}
