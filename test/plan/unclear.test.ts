import { describe, expect, it } from "vitest";
import type { DesiredResource } from "../../src/model/desired.ts";
import { planContext } from "../../src/plan/context.ts";
import { matchResources, type Match } from "../../src/plan/identity/match.ts";
import { unclearAction } from "../../src/plan/actions/unclear.ts";
import { desired, input, known } from "./planning.ts";

const FILE: DesiredResource = {
  ...desired("article:a"),
  locales: { en: { title: "Install", file: "content/a.en.md" }, fr: { title: "Installer" } },
};
const UNCLEAR = { reason: "it could be b or c", remedies: ["moved_from: article:b", "moved_from: article:c"] };

function unclear(match: Partial<Match>, remedies: readonly string[] = UNCLEAR.remedies): unknown {
  const about = input({
    desired: { defaultLocale: "en", resources: match.desired === undefined ? [] : [match.desired] },
  });
  const context = planContext(about, matchResources(about).matches);
  return unclearAction({ key: "article:a", ...match }, { reason: UNCLEAR.reason, remedies }, context);
}

describe("a page of which it cannot be told what it is", () => {
  it("waits, and says which line in which file settles it", () => {
    expect(unclear({ desired: FILE })).toEqual({
      ...{ verb: "blocked", kind: "article", key: "article:a", path: "a", title: "Install", changes: [] },
      ...{ reason: UNCLEAR.reason, remedies: UNCLEAR.remedies, remedyFile: "content/a.en.md" },
    });
  });

  it("is told where a folder has no file yet: its own page is to be made", () => {
    expect(unclear({ desired: desired("article:a") })).toHaveProperty("remedyFile", "a/index.md");
  });

  it("names no file where no line settles it", () => {
    expect(unclear({ desired: FILE }, [])).not.toHaveProperty("remedies");
    expect(unclear({ desired: FILE }, [])).not.toHaveProperty("remedyFile");
  });

  it("is called by its title, else by Intercom's, else by where its file stood", () => {
    const [live] = input({}, 1).live.resources;
    const base = { ...known("100"), path: "old" };
    expect(unclear({ desired: FILE, base })).toMatchObject({ id: "100", path: "a", title: "Install" });
    expect(unclear({ base, ...(live === undefined ? {} : { live }) })).toMatchObject({ path: "old", title: "100" });
    expect(unclear({ base })).toMatchObject({ path: "old", title: "old" });
    expect(unclear({})).toMatchObject({ path: "", title: "article:a" });
  });
});
