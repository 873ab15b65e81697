import { kindOf } from "../model/key.ts";
import type { Live, SecondFruit } from "../model/live.ts";
import type { State } from "../model/state.ts";
import { fruitsOf, isUntouched } from "./fruit.ts";

/**
 * Second fruits of creates that were made again. One in which a teammate did anything is none any more: it is theirs, and
 * unmanaged.
 */
export function secondFruits({ resources, remade }: State, live: Live): SecondFruit[] {
  const owned = new Set([...resources].map(([key, { id }]) => `${kindOf(key)}:${id}`));
  return remade.flatMap((intent) =>
    fruitsOf(intent, live)
      .filter((resource) => !owned.has(`${resource.kind}:${resource.id}`) && isUntouched(intent, resource))
      .map((resource) => ({ key: intent.key, resource })),
  );
}
