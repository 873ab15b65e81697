import { byCodePoint, kindOf, type Key } from "../../model/key.ts";
import type { Guard } from "../../model/plan.ts";
import type { PlanInput } from "../input.ts";

/**
 * Stops where the state has one id under two keys, or one that another help center's state has, too: a text would be
 * written over another's page. What only a retired page has is written by nobody.
 */
export function ownedTwice({ desired, state, ownedElsewhere }: PlanInput): Guard[] {
  const described = new Set(desired.resources.map(({ key }) => key));
  const holders = new Map<string, Key[]>();
  for (const [key, { id, retired }] of state.resources) {
    if (retired !== undefined && !described.has(key)) continue;
    const name = `${kindOf(key)}:${id}`;
    holders.set(name, [...(holders.get(name) ?? []), key]);
  }
  return [...holders].flatMap(([name, keys]) => {
    const [first = name, second] = keys.sort(byCodePoint);
    const elsewhere = ownedElsewhere.get(name);
    const other = second ?? (elsewhere === undefined ? undefined : `the content of help center ${elsewhere}`);
    if (other === undefined) return [];
    const message = `The state gives ${name.replace(":", " ")} to ${first} and to ${other}; a page has one file. Find out which is right (\`helpsync where\`), and forget the other: \`helpsync state remove ${second ?? first}\`.`;
    return [{ code: "id-owned", message }];
  });
}
