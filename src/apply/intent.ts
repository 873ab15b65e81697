import { fingerprint } from "../dialect/fingerprint.ts";
import { sentFingerprint } from "../dialect/fingerprints.ts";
import type { ReadSent } from "../dialect/sent-body.ts";
import type { Key } from "../model/key.ts";
import type { Action } from "../model/plan.ts";
import type { FieldIntent, Intent } from "../model/state.ts";
import type { SentValues } from "./compose.ts";
import type { Run } from "./run.ts";

/** The intent of a write to a resource that has an id: enough to find out later whether it took effect. */
export function updateIntent(
  run: Run,
  action: Action,
  key: Key,
  id: string,
  values: SentValues,
  parent: string | null | undefined,
  readSent: ReadSent,
): Intent {
  const place = action.place;
  return {
    key,
    path: action.path ?? "",
    verb: "update",
    id,
    // What a snapshot brings back becomes no base, so there is nothing to find out later.
    fields: action.restores === undefined ? fieldIntents(run, values, readSent) : [],
    ...(action.afterwards === "hidden" || action.retires !== undefined
      ? { retires: { all: action.afterwards === "hidden" ? "yes" : "no", locales: action.retires ?? [] } }
      : {}),
    ...(place?.verdict === "write" && parent !== undefined
      ? { place: { meant: place.after, seen: place.before, sent: parent } }
      : {}),
  };
}

/** What is remembered of each value that a write sends. */
export function fieldIntents(run: Run, values: SentValues, readSent: ReadSent): FieldIntent[] {
  return [...values].map(([change, value]) => {
    const { locale, field, meant = "", seen, targets } = change;
    const short = (): Pick<FieldIntent, "sent" | "words"> => ({
      sent: sentFingerprint(field, value, [run.helpCenterUrl]),
      words: fingerprint("w1", value),
    });
    const { sent, words } = field === "body" ? readSent(value) : short();
    return {
      ...{ locale, field, meant, sent, words },
      ...(seen === undefined ? {} : { seen }),
      ...(targets === undefined ? {} : { targets }),
    };
  });
}
