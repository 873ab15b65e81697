import { describe, expect, it } from "vitest";
import { isOfThisChange } from "../../src/model/origin.ts";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import type { Action, Plan } from "../../src/model/plan.ts";
import { emptyState } from "../../src/model/state.ts";
import { withOrigins } from "../../src/plan/origins/origins.ts";
import { action, change, plan } from "./planning.ts";
import { file, linking, originsIn, PROPOSAL, told } from "./two-contents.ts";

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
    expect(originsIn(told(elsewhere, before, { applied }))[A]).toBe("update proposed+merged, body proposed");
    const taken = [file(A, "Old", { body: linking("article:t") }), file("article:t", "Another"), renamed];
    expect(originsIn(told(taken, before, { applied }))[A]).toBe("update proposed+merged, body proposed");
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

  it("of what an option asks for is not the pull request's, also where it is asked under a new name", () => {
    const body = linking();
    const rendered = change({ field: "body", note: "rendered anew", meant: body.meant });
    const files = (key: Key): DesiredResource => file(key, "A", { body });
    const judged = withOrigins(plan([action({ key: B, movedFrom: A, changes: [rendered] })]), {
      ...{ proposal: PROPOSAL, state: emptyState("w", "1") },
      desired: { defaultLocale: "en", resources: [files(B)] },
      before: {
        desired: { defaultLocale: "en", resources: [files(A)] },
        actions: [action({ verb: "unchanged", changes: [] })],
      },
    });
    expect(originsIn(judged)).toEqual({ [B]: "update proposed+merged, body merged" });
  });

  it("of what is blocked is by what blocks it; helpsync's own clearing up is nobody's", () => {
    const judge = (now: Action, before: Action): string | undefined =>
      originsIn(
        withOrigins(plan([now]), {
          ...{ proposal: PROPOSAL, state: emptyState("w", "1"), desired: { defaultLocale: "en", resources: [] } },
          before: { desired: { defaultLocale: "en", resources: [] }, actions: [before] },
        }),
      )[now.key ?? now.id ?? ""];
    const blocked = action({ verb: "blocked", reason: "several candidates", changes: [] });
    expect(judge(blocked, blocked)).toBe("blocked merged");
    expect(judge(blocked, action({ verb: "blocked", reason: "another reason", changes: [] }))).toBe("blocked proposed");
    expect(judge(blocked, action())).toBe("blocked proposed");
    const { key, ...second } = action({ verb: "delete", changes: [], secondOf: A });
    expect(key).toBe(A);
    expect(judge(second, second)).toBe("delete -");
    const unlisted = action({ verb: "conflict", changes: [], wayOut: "list-locale" });
    expect(judge(unlisted, unlisted)).toBe("conflict merged");
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
