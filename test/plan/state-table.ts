import {
  answeredFingerprints,
  meantFingerprint,
  rawFingerprint,
  sentFingerprint,
} from "../../src/dialect/fingerprints.ts";
import { fingerprint } from "../../src/dialect/fingerprint.ts";
import { nonceBody } from "../../src/dialect/nonce.ts";
import { wordsText } from "../../src/dialect/words.ts";
import type { Desired, DesiredResource } from "../../src/model/desired.ts";
import type { Live, LiveResource } from "../../src/model/live.ts";
import type { Action } from "../../src/model/plan.ts";
import { emptyState, type FieldIntent, type Intent, type ResourceState, type State } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { settleIntents } from "../../src/settle/settle.ts";

export const CONTENTS = ["unchanged", "changed", "absent"] as const;
export const MEMORIES = ["in state", "retired", "open intent", "not in state"] as const;
export const LIVES = ["same", "edited", "formatting", "draft pending", "moved", "deleted", "never there"] as const;
export type Content = (typeof CONTENTS)[number];
export type Memory = (typeof MEMORIES)[number];
export type LiveSide = (typeof LIVES)[number];

/** The verb of the article's action; `nothing` where the plan does not name it; `-` where it cannot be. */
export type Expected = Action["verb"] | "nothing" | "-";

/** What follows for one article, by its file, by what helpsync remembers, and by what Intercom holds (in the order of LIVES). */
export const STATE_TABLE: Readonly<Record<Content, Readonly<Record<Memory, readonly Expected[]>>>> = {
  unchanged: {
    "in state": ["unchanged", "drift", "unchanged", "unchanged", "drift", "drift", "-"],
    retired: ["update", "conflict", "update", "conflict", "update", "conflict", "-"],
    "open intent": ["unchanged", "drift", "unchanged", "unchanged", "drift", "drift", "create"],
    "not in state": ["adopt", "conflict", "adopt", "adopt", "create", "create", "create"],
  },
  changed: {
    "in state": ["update", "conflict", "update", "conflict", "update", "conflict", "-"],
    retired: ["update", "conflict", "update", "conflict", "update", "conflict", "-"],
    "open intent": ["update", "conflict", "update", "conflict", "update", "conflict", "create"],
    "not in state": ["conflict", "conflict", "conflict", "conflict", "create", "create", "create"],
  },
  absent: {
    "in state": ["unpublish", "conflict", "unpublish", "conflict", "conflict", "forget", "-"],
    retired: ["nothing", "nothing", "nothing", "nothing", "nothing", "nothing", "-"],
    "open intent": ["unpublish", "conflict", "unpublish", "conflict", "conflict", "forget", "nothing"],
    "not in state": ["unmanaged", "unmanaged", "unmanaged", "unmanaged", "unmanaged", "nothing", "nothing"],
  },
};

const URL = "https://help.example.com";
const OLD = "<p>Press the <b>red</b> button.</p>";
const NEW = "<p>Press the <b>green</b> button.</p>";
const EDITED = "<p>Press no button at all.</p>";
const REFORMATTED = '<p class="no-margin">Press the <i>red</i> button.</p>';
const KEY = "article:guides/install";

/** The verb that the plan gives the article. */
export function plannedVerb(content: Content, memory: Memory, live: LiveSide): Expected {
  const desired = desiredOf(content);
  const around = liveOf(live, memory);
  const settled = settleIntents(stateOf(memory, live), around);
  const plan = makePlan(inputOf(desired, around, settled.state));
  const action = plan.actions.find(({ kind, key, id }) => kind === "article" && (key === KEY || id === "7"));
  return action?.verb ?? "nothing";
}

/** The table as ARCHITECTURE.md prints it. */
export function printedTable(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const head = [row(["file", "memory", ...LIVES]), row(["file", "memory", ...LIVES].map(() => "---"))];
  const rows = CONTENTS.flatMap((content) =>
    MEMORIES.map((memory) => row([content, memory, ...STATE_TABLE[content][memory]])),
  );
  return [...head, ...rows].join("\n");
}

function desiredOf(content: Content): Desired {
  const body = content === "changed" ? NEW : OLD;
  const folder = desiredResource("collection", "collection:guides", "guides", null, { title: "Guides" });
  const article = desiredResource("article", KEY, "guides/install", "collection:guides", {
    title: "Install",
    body: { meant: meantFingerprint(body), parts: [body] },
    state: "published",
  });
  return { defaultLocale: "en", resources: content === "absent" ? [folder] : [folder, article] };
}

function desiredResource(
  kind: DesiredResource["kind"],
  key: DesiredResource["key"],
  path: string,
  parent: DesiredResource["parent"],
  en: NonNullable<DesiredResource["locales"]["en"]>,
): DesiredResource {
  return { kind, key, path, parent, movedFrom: [], intercomId: {}, locales: { en } };
}

function liveOf(side: LiveSide, memory: Memory): Live {
  const collections = [collection("1", "Guides"), collection("2", "Other")];
  const isThere = side !== "deleted" && side !== "never there";
  return {
    workspace: {
      id: "w",
      name: "W",
      tokenOwner: { id: "9", email: "ci@example.com", name: "CI" },
      admins: [{ id: "9", email: "ci@example.com", name: "CI" }],
      helpCenter: { id: "1", identifier: "help", displayName: "Help", url: URL, defaultLocale: "en", locales: ["en"] },
    },
    resources: isThere ? [...collections, article(side, memory)] : collections,
  };
}

function collection(id: string, title: string): LiveResource {
  return {
    ...{ kind: "collection", id, parents: [], helpCenterId: "1", createdAt: 1, updatedAt: 1, updatedBy: null },
    locales: { en: { title, description: "", url: null, pendingDraft: false } },
  };
}

function article(side: LiveSide, memory: Memory): LiveResource {
  const body = side === "edited" ? EDITED : side === "formatting" ? REFORMATTED : OLD;
  const state = memory === "retired" ? "draft" : "published";
  const fields = { title: "Install", description: "", body, state, author: "9", url: null };
  return {
    ...{ kind: "article", id: "7", helpCenterId: null, createdAt: 1, updatedAt: 1, updatedBy: null },
    parents: [side === "moved" ? "2" : "1"],
    locales: { en: { ...fields, pendingDraft: side === "draft pending" } },
  };
}

function stateOf(memory: Memory, live: LiveSide): State {
  const state = emptyState("w", "1");
  const folder: ResourceState = {
    ...{ id: "1", path: "guides", place: { meant: null, sent: null, answered: null } },
    locales: { en: { title: base("title", "Guides") } },
  };
  const isCreate = memory === "open intent" && live === "never there";
  const isKnown = memory !== "not in state" && !isCreate;
  return {
    ...state,
    resources: new Map([["collection:guides", folder], ...(isKnown ? [[KEY, known(memory)] as const] : [])]),
    intents: memory === "open intent" ? [isCreate ? createIntent() : updateIntent()] : [],
  };
}

function known(memory: Memory): ResourceState {
  const isRetired = memory === "retired";
  const en = {
    title: base("title", "Install"),
    description: base("description", ""),
    body: base("body", OLD),
    state: base("state", isRetired ? "draft" : "published"),
    author: base("author", "9"),
  };
  return {
    ...{ id: "7", path: "guides/install", locales: { en } },
    place: { meant: "collection:guides", sent: "1", answered: "1" },
    ...(isRetired ? { retired: "hidden" as const } : {}),
  };
}

function base(field: "title" | "description" | "body" | "state" | "author", value: string) {
  return { meant: meantFingerprint(value), answered: answeredFingerprints(field, value, [URL]) };
}

function updateIntent(): Intent {
  const field: FieldIntent = {
    locale: "en",
    field: "body",
    meant: meantFingerprint(NEW),
    seen: rawFingerprint("body", OLD),
    sent: sentFingerprint("body", NEW, [URL]),
    words: fingerprint("w1", wordsText(NEW)),
  };
  return { key: KEY, path: "guides/install", verb: "update", id: "7", fields: [field] };
}

function createIntent(): Intent {
  const nonce = "helpsync-nonce";
  const body = nonceBody(nonce);
  const field: FieldIntent = {
    locale: "en",
    field: "body",
    meant: fingerprint("nonce", nonce),
    sent: sentFingerprint("body", body, []),
    words: fingerprint("w1", wordsText(body)),
  };
  return { key: KEY, path: "guides/install", verb: "create", nonce, fields: [field] };
}

function inputOf(desired: Desired, live: Live, state: State): PlanInput {
  return {
    workspace: { name: "test", sandbox: false, apiVersion: "2.16" },
    ...{ desired, live, state, unsettled: new Map(), seconds: [], ignored: new Set<string>(), locales: ["en"] },
    defaults: { state: "published" },
    policies: { uiEdits: "protect", onRemoval: "unpublish", maxRemovals: 10, maxPublishes: 10 },
    ...{ folderPolicies: [], excluded: new Set<never>(), ownedElsewhere: new Map<string, string>(), config: "c1:test" },
    git: { commit: null, holdsLastApplied: "yes", uncommitted: [] },
    overrides: {
      ...{ firstRun: "allow", rollback: "refuse", dirty: "refuse", uiEdits: "policy", drafts: "protect" },
      ...{ recreate: [], rerender: [], only: [] },
    },
  };
}
