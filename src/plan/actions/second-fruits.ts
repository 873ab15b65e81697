import type { Action } from "../../model/plan.ts";
import { liveTitle } from "../context.ts";
import type { PlanInput } from "../input.ts";

/** The input as if they were not there: nothing is to be taken over from them, and they are no one's page. */
export function withoutSecondFruits(input: PlanInput): PlanInput {
  if (input.seconds.length === 0) return input;
  const going = new Set(input.seconds.map(({ resource }) => resource));
  const resources = input.live.resources.filter((resource) => !going.has(resource));
  return { ...input, live: { ...input.live, resources } };
}

/** Deletes them; a partial run removes nothing. */
export function secondFruitActions({ seconds, overrides, desired }: PlanInput): Action[] {
  if (overrides.only.length > 0) return [];
  return seconds.map(({ key, resource }) => ({
    verb: "delete",
    kind: resource.kind,
    id: resource.id,
    title: liveTitle(resource, desired.defaultLocale),
    reason: `an empty second draft of ${key}: a create whose answer was lost took effect twice`,
    changes: [],
    secondOf: key,
  }));
}
