import type { ApiVersion } from "../../src/model/api-version.ts";
import { kindOf, type Key } from "../../src/model/key.ts";
import type { LiveFields, LiveResource } from "../../src/model/live.ts";
import type { Locale, PerLocale } from "../../src/model/locale.ts";
import { emptyState, type ResourceState, type Snapshot } from "../../src/model/state.ts";
import type { RestoreInput } from "../../src/plan/restore/restore-input.ts";
import { held, holding, text } from "./pages.ts";
import { desired, known, plan } from "./planning.ts";

export const SNAPSHOT: Snapshot = {
  ...{ takenAt: "2026-01-02T03:04:05.000Z", id: "7", path: "a", title: "A", why: "overwritten", of: "page" },
};

/** What a restore is about, where it is not an article `a` of the id 7 with one text, in the collection 1. */
export interface Restoring {
  readonly key?: Key;
  readonly snapshot?: Partial<Snapshot>;
  readonly content?: PerLocale<LiveFields>;
  readonly parents?: readonly string[];
  readonly live?: readonly LiveResource[];
  readonly state?: ReadonlyMap<Key, ResourceState>;
  readonly snapshots?: ReadonlyMap<Key, readonly Snapshot[]>;
  readonly file?: "gone";
  readonly apiVersion?: ApiVersion;
  /** The help center's default locale. */
  readonly helpCenter?: Locale;
}

export function restoring(some: Restoring): RestoreInput {
  const key = some.key ?? "article:a";
  const { actions, guards, warnings, summary, outcome, digest, ...about } = plan([]);
  const { workspace, resources } = holding(...(some.live ?? []));
  const content = some.content ?? { en: text("A", { body: "<p>Old words.</p>" }) };
  return {
    key,
    snapshot: { ...SNAPSHOT, ...some.snapshot },
    content: held(kindOf(key), "7", content, { parents: some.parents ?? ["1"] }),
    about,
    apiVersion: some.apiVersion ?? "2.16",
    desired: { defaultLocale: "en", resources: some.file === "gone" ? [desired("article:else")] : [desired(key)] },
    live: {
      workspace: {
        ...workspace,
        helpCenter: { ...workspace.helpCenter, defaultLocale: some.helpCenter ?? "en" },
      },
      resources,
    },
    state: {
      ...emptyState("w", "1"),
      resources: some.state ?? new Map([[key, known("7")]]),
      snapshots: some.snapshots ?? new Map([[key, [SNAPSHOT]]]),
    },
  };
}
