import { Failure } from "../model/failure.ts";
import { kindOf } from "../model/key.ts";
import type { Run } from "./run.ts";

/**
 * Looks where the resources stand whose answers did not say so: a create may answer without its parent (behaviour §3).
 * One listing a kind serves them all.
 */
export async function confirmPlaces(run: Run): Promise<void> {
  try {
    await lookAtPlaces(run);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.notices.add(`Where the pages stand could not be looked up (${error.message}); the next plan does it.`);
  }
}

async function lookAtPlaces(run: Run): Promise<void> {
  const open = [...run.resources].filter(([, { place, nonce }]) => place.answered === undefined && nonce === undefined);
  for (const kind of new Set(open.map(([key]) => kindOf(key)))) {
    const live = new Map((await run.input.intercom.list(kind)).map((resource) => [resource.id, resource]));
    for (const [key, known] of open) {
      const found = kindOf(key) === kind ? live.get(known.id) : undefined;
      if (found === undefined) continue;
      const { sent } = known.place;
      const answered = sent !== null && found.parents.includes(sent) ? sent : (found.parents[0] ?? null);
      run.remember(key, { ...known, place: { ...known.place, answered } });
      if (answered !== sent) run.notices.add(`${key}: Intercom did not put it into its collection.`);
    }
  }
}
