import { kindOf, nameOf, type Key } from "../../src/model/key.ts";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { Live, LiveResource } from "../../src/model/live.ts";
import type { Action, FieldChange, Overrides, Plan } from "../../src/model/plan.ts";
import { emptyState, type ResourceState } from "../../src/model/state.ts";
import { digestOf } from "../../src/plan/approval/digest.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { outcomeOf, summarise } from "../../src/plan/summary.ts";

const OVERRIDES: Overrides = {
  firstRun: "refuse",
  rollback: "refuse",
  dirty: "refuse",
  uiEdits: "policy",
  drafts: "protect",
  recreate: [],
  rerender: [],
  only: [],
};

export function overrides(some: Partial<Overrides> = {}): Overrides {
  return { ...OVERRIDES, ...some };
}

export function desired(key: Key, parent: Key | null = null): DesiredResource {
  const path = nameOf(key);
  const kind = kindOf(key);
  return { kind, key, path, parent, movedFrom: [], intercomId: {}, locales: { en: { title: path } } };
}

const live: Live = {
  workspace: {
    id: "w",
    name: "W",
    tokenOwner: { id: "9", email: "ci@example.com", name: "CI" },
    admins: [],
    helpCenter: {
      ...{ id: "1", identifier: "help", displayName: "Help", url: "https://help.example.com" },
      ...{ defaultLocale: "en", locales: null },
    },
  },
  resources: [],
};

/** The input of a plan in which nothing is wrong, with as many public articles as are asked for. */
export function input(some: Partial<PlanInput> = {}, pages = 0): PlanInput {
  const ids = Array.from({ length: pages }, (_, index) => String(100 + index));
  const resources = new Map(ids.map((id): [Key, ResourceState] => [`article:${id}`, known(id)]));
  return {
    workspace: { name: "test", sandbox: false, apiVersion: "2.16" },
    desired: { defaultLocale: "en", resources: [desired("article:a")] },
    live: { ...live, resources: ids.map((id) => page(id)) },
    state: { ...emptyState("w", "1"), resources },
    unsettled: new Map(),
    seconds: [],
    ignored: new Set(),
    locales: ["en", "fr"],
    defaults: { state: "published" },
    policies: { uiEdits: "protect", onRemoval: "unpublish", maxRemovals: 10, maxPublishes: 10 },
    folderPolicies: [],
    excluded: new Set(),
    ownedElsewhere: new Map(),
    git: { commit: "a".repeat(40), holdsLastApplied: "yes", uncommitted: [] },
    config: "c1:x",
    overrides: overrides(),
    ...some,
  };
}

export function known(id: string): ResourceState {
  return { id, path: id, place: { meant: null, sent: null, answered: null }, locales: {} };
}

function page(id: string): LiveResource {
  const fields = { title: id, state: "published", url: null, pendingDraft: false };
  return {
    ...{ kind: "article", id, parents: [], helpCenterId: null, createdAt: 1, updatedAt: 1, updatedBy: null },
    locales: { en: fields },
  };
}

export function change(some: Partial<FieldChange> = {}): FieldChange {
  return {
    locale: "en",
    field: "title",
    verdict: "write",
    before: "Old",
    after: "New",
    seen: "r1:old",
    meant: "m1:new",
    ...some,
  };
}

export function action(some: Partial<Action> = {}): Action {
  return {
    ...{ verb: "update", kind: "article", key: "article:a", id: "7", title: "A", path: "a" },
    ...{ reason: "changed in content", changes: [change()] },
    ...some,
  };
}

export function plan(actions: readonly Action[], some: Partial<Plan> = {}): Plan {
  const about = {
    version: 1 as const,
    workspace: { name: "test", id: "w", sandbox: false, apiVersion: "2.16" },
    helpCenter: { id: "1", identifier: "help", url: "https://help.example.com" },
    config: "c1:x",
    overrides: overrides(),
    actions,
    guards: [],
    warnings: [],
    ...some,
  };
  const summary = summarise(actions);
  return { ...about, summary, outcome: outcomeOf(summary, about.guards), digest: digestOf(about) };
}
