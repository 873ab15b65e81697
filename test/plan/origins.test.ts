import { describe, expect, it } from "vitest";
import { answeredFingerprints, bodyMeant, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import { isOfThisChange } from "../../src/model/origin.ts";
import type { DesiredBody, DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import type { Overrides, Plan } from "../../src/model/plan.ts";
import { emptyState, type ResourceState } from "../../src/model/state.ts";
import { withOrigins } from "../../src/plan/origins/origins.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { desired, input, known, overrides } from "./planning.ts";

const PROPOSAL = { since: "b".repeat(40), branch: "main" };
const URL = "https://help.example.com";

/** A file, with its title and body as one word each. */
function file(key: Key, title: string, more: Partial<DesiredResource> & { body?: DesiredBody } = {}): DesiredResource {
  const { body, ...rest } = more;
  return { ...desired(key), locales: { en: { title, ...(body === undefined ? {} : { body }) } }, ...rest };
}

function linking(...targets: Key[]): DesiredBody {
  const parts = ["<p>", ...targets.map((link) => ({ link, locale: "en" as const })), "</p>"];
  return { meant: bodyMeant("o1:same", targets), links: { outline: "o1:same", targets }, parts };
}

/** What was applied: pages by key with their titles, which Intercom holds just so, unless it is said otherwise. */
interface Help {
  readonly applied?: Readonly<Record<Key, string>>;
  readonly live?: Readonly<Record<Key, string | null>>;
  /** Where a page stands in Intercom, and where it was put, by ids of collections, which are their numbers. */
  readonly places?: Readonly<Record<Key, { readonly put: Key; readonly sent: string; readonly stands: string }>>;
  readonly overrides?: Partial<Overrides>;
}

/** The plan of what files say now, told apart from what they said before. */
function told(now: readonly DesiredResource[], before: readonly DesiredResource[] | undefined, help: Help = {}): Plan {
  const { applied = {}, live = {}, places = {} } = help;
  const pages = (Object.entries(applied) as [Key, string][]).map(([key, title], index) => ({
    key,
    title,
    id: String(index + 1),
  }));
  const base = (field: "title" | "state", value: string) => ({
    meant: meantFingerprint(value),
    answered: answeredFingerprints(field, value, [URL]),
  });
  const state = pages.map(({ key, title, id }): [Key, ResourceState] => {
    const isArticle = key.startsWith("article:");
    const en = { title: base("title", title), ...(isArticle ? { state: base("state", "published") } : {}) };
    const at = places[key];
    const place = { meant: at?.put ?? null, sent: at?.sent ?? null, answered: at?.sent ?? null };
    return [key, { ...known(id), path: key.slice(key.indexOf(":") + 1), place, locales: { en } }];
  });
  const around = input();
  const resources = pages.flatMap(({ key, title, id }) => {
    const seen = live[key] === undefined ? title : live[key];
    if (seen === null) return [];
    const fields = { title: seen, state: "published", url: null, pendingDraft: false };
    const kind = key.startsWith("collection:") ? ("collection" as const) : ("article" as const);
    return [
      {
        kind,
        id,
        parents: places[key] === undefined ? [] : [places[key].stands],
        helpCenterId: kind === "article" ? null : "1",
        createdAt: 1,
        updatedAt: 1,
        updatedBy: null,
        locales: { en: fields },
      },
    ];
  });
  const stored = { ...emptyState("w", "1"), resources: new Map(state) };
  const planOf = (files: readonly DesiredResource[], only: readonly string[] = []): Plan =>
    makePlan({
      ...around,
      desired: { defaultLocale: "en", resources: files },
      live: { workspace: { ...around.live.workspace, admins: [around.live.workspace.tokenOwner] }, resources },
      state: stored,
      overrides: overrides({ ...help.overrides, only }),
    });
  const side = (files: readonly DesiredResource[]) => ({
    desired: { defaultLocale: "en" as const, resources: files },
    actions: planOf(files).actions,
  });
  return withOrigins(planOf(now, help.overrides?.only), {
    proposal: PROPOSAL,
    desired: { defaultLocale: "en", resources: now },
    state: stored,
    ...(before === undefined ? {} : { before: side(before) }),
  });
}

function originsIn(plan: Plan): Record<string, string> {
  return Object.fromEntries(
    plan.actions.map(({ key, id, verb, origins, changes, place }) => [
      key ?? id ?? "",
      [
        `${verb} ${origins?.join("+") ?? "-"}`,
        ...changes.flatMap(({ field, origin }) => (origin === undefined ? [] : [`${field} ${origin}`])),
        ...(place?.origin === undefined ? [] : [`place ${place.origin}`]),
      ].join(", "),
    ]),
  );
}

const A: Key = "article:a";
const B: Key = "article:b";

describe("whose a change is", () => {
  it("is the pull request's where its content says something else, whatever main says", () => {
    const applied = { [A]: "Old" };
    expect(originsIn(told([file(A, "New")], [file(A, "Old")], { applied }))).toEqual({
      [A]: "update proposed, title proposed",
    });
    expect(originsIn(told([file(A, "New")], [file(A, "Merged")], { applied }))).toEqual({
      [A]: "update proposed, title proposed",
    });
    expect(originsIn(told([file(A, "New")], [file(A, "New")], { applied }))).toEqual({
      [A]: "update merged, title merged",
    });
    expect(originsIn(told([file(A, "Old")], [file(A, "Merged")], { applied }))).toEqual({ [A]: "unchanged -" });
    expect(originsIn(told([file(A, "New")], undefined, { applied }))).toEqual({
      [A]: "update proposed, title proposed",
    });
  });

  it("is a teammate's where nobody changed the content", () => {
    const help = { applied: { [A]: "Old" }, live: { [A]: "Edited" } };
    expect(originsIn(told([file(A, "Old")], [file(A, "Old")], help))).toEqual({ [A]: "drift edited, title edited" });
    expect(originsIn(told([file(A, "Old")], undefined, help))).toEqual({ [A]: "drift edited, title edited" });
    const overwrite = { ...help, overrides: { uiEdits: "overwrite" as const } };
    expect(originsIn(told([file(A, "Old")], [file(A, "Old")], overwrite))).toEqual({
      [A]: "update edited, title edited",
    });
    expect(originsIn(told([file(A, "New")], [file(A, "New")], overwrite))).toEqual({
      [A]: "update merged, title merged",
    });
  });

  it("is on two sides of a conflict; one in a page that the pull request touches is its own", () => {
    const help = { applied: { [A]: "Old" }, live: { [A]: "Edited" } };
    const merged = file(A, "Merged");
    expect(originsIn(told([merged], [merged], help))).toEqual({ [A]: "conflict merged+edited, title merged" });
    expect(originsIn(told([file(A, "New")], [merged], help))).toEqual({
      [A]: "conflict proposed+edited, title proposed",
    });
    const silent = { ...merged, onRemoval: "keep" as const };
    expect(originsIn(told([silent], [merged], help))).toEqual({ [A]: "conflict proposed+merged+edited, title merged" });
    expect(originsIn(told([], [merged], help))).toEqual({ [A]: "conflict proposed+edited" });
    expect(originsIn(told([], [], help))).toEqual({ [A]: "conflict merged+edited" });
    expect(originsIn(told([], undefined, help))).toEqual({ [A]: "conflict proposed+edited" });
  });

  it("of what was deleted in Intercom is the teammate's, made again or not, unless the content changed", () => {
    const help = { applied: { [A]: "Old" }, live: { [A]: null } };
    const again = { ...help, overrides: { recreate: [A] } };
    expect(originsIn(told([file(A, "Old")], [file(A, "Old")], help))).toEqual({ [A]: "drift edited" });
    expect(originsIn(told([file(A, "Merged")], [file(A, "Merged")], help))).toEqual({ [A]: "conflict merged+edited" });
    expect(originsIn(told([file(A, "New")], [file(A, "Old")], help))).toEqual({ [A]: "conflict proposed+edited" });
    expect(originsIn(told([file(A, "Old")], [file(A, "Old")], again))[A]).toMatch(
      /^create merged\+edited, title edited, /u,
    );
    expect(originsIn(told([file(A, "New")], [file(A, "Old")], again))[A]).toMatch(
      /^create proposed\+.*, title proposed, /u,
    );
  });

  it("follows a page under another key: by what its file says, by its place, by its words", () => {
    const applied = { [A]: "Old" };
    const moved = file(B, "Merged", { movedFrom: [A] });
    expect(originsIn(told([moved], [file(A, "Merged")], { applied }))).toEqual({
      [B]: "move proposed+merged, title merged",
    });
    expect(originsIn(told([moved], [moved], { applied }))).toEqual({ [B]: "move merged, title merged" });
    const onward = file("article:c", "Merged", { movedFrom: [B, A] });
    expect(originsIn(told([onward], [moved], { applied }))).toEqual({
      "article:c": "move proposed+merged, title merged",
    });
    const named = { ...file("article:uid-of-a", "Merged"), path: "a" };
    expect(originsIn(told([named], [file(A, "Merged")], { applied }))).toEqual({
      "article:uid-of-a": "move proposed+merged, title merged",
    });
    const only = { applied, overrides: { only: ["b"] } };
    expect(originsIn(told([moved], [file(A, "Merged")], only))).toEqual({ [B]: "move proposed+merged, title merged" });
    expect(originsIn(told([file(B, "Old", { movedFrom: [A] })], [file(A, "Old")], { applied }))).toEqual({
      [B]: "unchanged -",
    });
  });

  it("follows a page that is still to be made", () => {
    const made = file(A, "Made", { body: linking() });
    const origin = (now: DesiredResource, before: DesiredResource): string =>
      originsIn(told([now], [before]))[now.key] ?? "";
    expect(origin(made, made)).toMatch(/^create merged, title merged, body merged, /u);
    expect(origin(file(B, "Changed", { movedFrom: [A], body: linking() }), made)).toMatch(
      /^create proposed\+merged, title proposed, body merged, /u,
    );
    expect(origin(file(B, "Made", { body: linking() }), made)).toMatch(/^create merged, title merged, body merged, /u);
    expect(origin(file(B, "Made", { body: linking(B) }), made)).toMatch(
      /^create proposed\+merged, title merged, body proposed, /u,
    );
    expect(origin(file(B, "Other", { body: linking() }), made)).toMatch(
      /^create proposed, title proposed, body proposed, /u,
    );
  });

  it("is not another's where another file takes the name of a page that moved", () => {
    const applied = { [A]: "Old" };
    const now = [file(A, "Fresh"), file(B, "Old", { movedFrom: [A] })];
    expect(originsIn(told(now, [file(A, "Old")], { applied }))).toMatchObject({
      [A]: expect.stringMatching(/^create proposed, title proposed/u) as string,
    });
    expect(originsIn(told(now, now, { applied }))).toMatchObject({
      [A]: expect.stringMatching(/^create merged, title merged/u) as string,
    });
  });

  it("of a link is by the page that it leads to, whatever its key", () => {
    const applied = { [A]: "Old", "article:t": "Target" };
    const target = file("article:t", "Target");
    const renamed = file("article:u", "Target", { movedFrom: ["article:t"] });
    const before = [file(A, "Old", { body: linking("article:t") }), target];
    const follows = [file(A, "Old", { body: linking("article:u") }), renamed];
    expect(originsIn(told(follows, before, { applied }))[A]).toBe("update merged, body merged");
    const elsewhere = [file(A, "Old", { body: linking(A) }), target];
    expect(originsIn(told(elsewhere, before, { applied }))[A]).toBe("update proposed, body proposed");
    const taken = [file(A, "Old", { body: linking("article:t") }), file("article:t", "Another"), renamed];
    expect(originsIn(told(taken, before, { applied }))[A]).toBe("update proposed, body proposed");
  });

  it("of a place and of what goes is the pull request's where its content puts or removes it", () => {
    const applied = { [A]: "Old", "collection:g": "G" };
    const g = file("collection:g", "G");
    const inside = file(A, "Old", { parent: "collection:g" });
    expect(originsIn(told([g, inside], [g, file(A, "Old")], { applied }))[A]).toBe("move proposed, place proposed");
    expect(originsIn(told([g, inside], [g, inside], { applied }))[A]).toBe("move merged, place merged");
    const h = file("collection:h", "G", { movedFrom: ["collection:g"] });
    const there = file(A, "Old", { parent: "collection:h" });
    expect(originsIn(told([h, there], [g, inside], { applied }))[A]).toBe("move merged, place merged");
    expect(originsIn(told([g], [g, inside], { applied }))[A]).toBe("unpublish proposed, state proposed");
    expect(originsIn(told([g], [g], { applied }))[A]).toBe("unpublish merged, state merged");
  });

  it("of a page that a teammate moved is theirs, kept or put back", () => {
    const applied = { [A]: "Old", "collection:g": "G", "collection:h": "H" };
    const folders = [file("collection:g", "G"), file("collection:h", "H")];
    const help = { applied, places: { [A]: { put: "collection:g" as const, sent: "2", stands: "3" } } };
    const there = [...folders, file(A, "Old", { parent: "collection:g" })];
    const top = [...folders, file(A, "Old")];
    expect(originsIn(told(there, there, help))[A]).toBe("drift edited, place edited");
    expect(originsIn(told(top, there, help))[A]).toBe("conflict proposed+edited, place proposed");
    const overwrite = { ...help, overrides: { uiEdits: "overwrite" as const } };
    expect(originsIn(told(there, there, overwrite))[A]).toBe("move edited, place edited");
    expect(originsIn(told(top, there, overwrite))[A]).toBe("move proposed, place proposed");
    expect(originsIn(told(top, top, overwrite))[A]).toBe("move merged, place merged");
  });

  it("is nobody's where nothing is written, and holds no digest, guard or summary", () => {
    const applied = { [A]: "Old" };
    const plain = told([file(A, "New")], [file(A, "New")], { applied });
    const { proposal, actions, ...about } = plain;
    expect(proposal).toEqual(PROPOSAL);
    const other = told([file(A, "New")], undefined, { applied });
    expect(about).toEqual({
      digest: other.digest,
      guards: other.guards,
      summary: other.summary,
      config: other.config,
      helpCenter: other.helpCenter,
      outcome: other.outcome,
      overrides: other.overrides,
      version: 1,
      warnings: other.warnings,
      workspace: other.workspace,
    });
    expect(actions.map((action) => isOfThisChange(action, plain))).toEqual([false]);
    expect(other.actions.map((action) => isOfThisChange(action, other))).toEqual([true]);
    const { proposal: none, ...rest } = other;
    const alone: Plan = rest;
    expect(none).toEqual(PROPOSAL);
    expect(isOfThisChange({}, alone)).toBe(true);
    expect(isOfThisChange({}, other)).toBe(false);
  });
});
