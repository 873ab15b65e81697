import { describe, expect, it } from "vitest";
import { meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import { isOfThisChange } from "../../src/model/origin.ts";
import type { Action } from "../../src/model/plan.ts";
import { emptyState } from "../../src/model/state.ts";
import { withOrigins } from "../../src/plan/origins/origins.ts";
import { action, change, plan } from "./planning.ts";
import { file, originsIn, PROPOSAL, told } from "./two-contents.ts";

const A: Key = "article:a";

describe("whose a change is", () => {
  it("of a text that goes on from main's is the pull request's, and main's in part", () => {
    const applied = { [A]: "Old" };
    const body = (text: string) => ({ meant: meantFingerprint(text), parts: [`<p>${text}</p>`] });
    const both = told(
      [file(A, "Old", { body: body("Merged, changed.") })],
      [file(A, "Old", { body: body("Merged.") })],
      {
        applied,
      },
    );
    expect(originsIn(both)[A]).toBe("update proposed+merged, body proposed");
    expect(both.actions[0]?.changes[0]?.inPart).toBe("merged");
    expect(both.actions.map((action) => isOfThisChange(action, both))).toEqual([true]);
    const alone = told([file(A, "Old", { body: body("Changed.") })], [file(A, "Old")], { applied });
    expect(originsIn(alone)[A]).toBe("update proposed, body proposed");
    expect(alone.actions[0]?.changes[0]).not.toHaveProperty("inPart");
  });

  it("of a text is not main's in part where main's is applied, and a teammate edited it", () => {
    const [applied, proposed] = ["m1:applied", "m1:proposed"];
    const written = (meant: string): Action =>
      action({ changes: [change({ field: "body", meant, overwrites: "edit", before: "2 words", after: "3 words" })] });
    const files = (meant: string): DesiredResource[] => [file(A, "A", { body: { meant, parts: ["<p>"] } })];
    const place = { meant: null, sent: null, answered: null };
    const page = { id: "7", path: "a", place, locales: { en: { body: { meant: applied, answered: null } } } };
    const judged = withOrigins(plan([written(proposed)]), {
      ...{ proposal: PROPOSAL, state: { ...emptyState("w", "1"), resources: new Map([[A, page]]) } },
      desired: { defaultLocale: "en", resources: files(proposed) },
      before: { desired: { defaultLocale: "en", resources: files(applied) }, actions: [written(applied)] },
    });
    expect(originsIn(judged)).toEqual({ [A]: "update proposed, body proposed" });
  });
});
