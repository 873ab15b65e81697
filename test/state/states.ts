import type { Key } from "../../src/model/key.ts";
import { emptyState, type Pulled, type ResourceState, type Snapshot, type State } from "../../src/model/state.ts";

/** A state that has something in each of its parts. */
export function fullState(workspaceId: string, helpCenterId: string): State {
  const seenAt = "2026-01-02T03:04:05.000Z";
  const base = { meant: "m1:a", answered: { raw: "r1:b", normal: "n1:c", words: "w1:d" }, sent: "s1:e", lost: ["x"] };
  const offer = { answered: base.answered, meant: "m1:j", targets: "t1:k", besides: "changes" as const };
  const guides: ResourceState = {
    ...{ id: "7", path: "guides", place: { meant: null, sent: null, answered: null }, locales: {} },
    ...{ retired: "left", onRemoval: "delete" },
  };
  const install: ResourceState = {
    id: "12",
    path: "guides/install",
    place: { meant: "collection:guides", sent: "7", answered: "7", accepted: "8" },
    locales: { en: { title: base, body: { ...base, answered: null, targets: "t1:f" } }, "pt-BR": {} },
    retiredLocales: ["fr"],
    originals: { fr: "o1:g" },
    images: { ["ab".repeat(32)]: "https://downloads.intercomcdn.com/i/o/1/flow.png" },
  };
  return {
    ...emptyState(workspaceId, helpCenterId),
    commit: "0123abc",
    facts: { headingIds: { value: "kept", seenAt, by: "PUT /articles/12" } },
    resources: new Map<Key, ResourceState>([
      ["article:guides/install", install],
      ["collection:guides", guides],
    ]),
    pulled: new Map<Key, Pulled>([
      [
        "article:plans",
        {
          ...{ id: "13", path: "guides/plans", place: { meant: "collection:guides", answered: "7" } },
          locales: {
            en: {
              title: { answered: base.answered, meant: "m1:h", file: "made" },
              body: { ...offer, text: "c".repeat(64) },
            },
          },
          images: { ["cd".repeat(32)]: "https://downloads.intercomcdn.com/i/o/1/plan.png" },
        },
      ],
      [
        "article:faq",
        { id: "14", path: "faq", locales: { fr: { title: { answered: base.answered, decided: "against it" } } } },
      ],
    ]),
    intents: [
      { key: "article:new", path: "new", verb: "create", nonce: "helpsync-1", fields: [] },
      { key: "article:guides/install", path: "guides/install", verb: "delete", id: "12", fields: [] },
    ],
  };
}

/** A state with these snapshots of one article, oldest first. */
export function withSnapshots(state: State, snapshots: readonly Snapshot[]): State {
  return { ...state, snapshots: new Map([["article:guides/install", snapshots]]) };
}

/** A snapshot that names a body. */
export function snapshotOf(body: string): Snapshot {
  return {
    ...{ takenAt: "2026-01-02T03:04:05.000Z", id: "12", path: "guides/install", title: "Install" },
    ...{ why: "deleted", of: "page", body },
  };
}

/** A state with an article and a pull, each of whose bodies names this text. */
export function withBaseText(state: State, text: string): State {
  const body = { meant: "m2:a", answered: { raw: "r1:b", normal: "n1:c" }, text };
  const place = { meant: null, sent: null };
  return {
    ...state,
    resources: new Map([["article:one", { id: "1", path: "one", place, locales: { en: { body } } }]]),
    pulled: new Map([["article:two", { id: "2", path: "two", locales: { en: { body } } }]]),
  };
}
