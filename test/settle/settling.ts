import { fingerprint } from "../../src/dialect/fingerprint.ts";
import { rawFingerprint, sentFingerprint } from "../../src/dialect/fingerprints.ts";
import { wordsText } from "../../src/dialect/words.ts";
import type { Field } from "../../src/model/kind.ts";
import type { LiveResource } from "../../src/model/live.ts";
import { emptyState, type FieldIntent, type Intent, type ResourceState } from "../../src/model/state.ts";
import { settleIntents, type Settlement } from "../../src/settle/settle.ts";
import { input } from "../plan/planning.ts";

export const URL = "https://help.example.com";

/** What Intercom holds of an article titled `Install`, or of whatever is said. */
export function live(
  id: string,
  fields: Partial<Record<Field, string>>,
  some: Partial<LiveResource> = {},
): LiveResource {
  return {
    ...{ kind: "article", id, parents: [], helpCenterId: null, createdAt: 50, updatedAt: 50, updatedBy: null },
    locales: { en: { title: "Install", url: null, pendingDraft: false, ...fields } },
    ...some,
  };
}

/** What an intent holds of one field. */
export function field(
  name: Field,
  before: string | undefined,
  after: string,
  some: Partial<FieldIntent> = {},
): FieldIntent {
  return {
    ...{ locale: "en", field: name, meant: `m1:${after}` },
    ...(before === undefined ? {} : { seen: rawFingerprint(name, before) }),
    sent: sentFingerprint(name, after, [URL]),
    words: fingerprint("w1", name === "body" ? wordsText(after) : after),
    ...some,
  };
}

/** What becomes of one intent, given what Intercom holds now. */
export function settle(
  intent: Intent,
  resources: readonly LiveResource[],
  owned: Readonly<Partial<Record<Intent["key"], ResourceState>>> = {},
): Settlement {
  const entries = Object.entries(owned) as [Intent["key"], ResourceState][];
  const state = { ...emptyState("w", "1"), resources: new Map(entries), intents: [intent] };
  return settleIntents(state, { workspace: input().live.workspace, resources });
}

/** What is said of the intent: how it ended, in which words. */
export function outcome({ settled }: Settlement): string {
  return settled.map(({ key, outcome: how, message }) => `${how}: ${message.replace(`${key} `, "")}`).join();
}
