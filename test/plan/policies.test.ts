import { describe, expect, it } from "vitest";
import type { FolderPolicy } from "../../src/model/config.ts";
import { removalAt, saidRemoval, uiEditsAt } from "../../src/plan/policies.ts";
import { desired, input, overrides } from "./planning.ts";

const FOLDERS: readonly FolderPolicy[] = [
  { match: "legal/**", uiEdits: "theirs", onRemoval: "delete" },
  { match: "legal/public/**", uiEdits: "overwrite" },
  { match: "**/.notes/*", onRemoval: "keep" },
];
const POLICIES = input({ folderPolicies: FOLDERS });

describe("what happens to edits made in Intercom", () => {
  it.each([
    ["legal/terms", "theirs", "as its folder says"],
    ["legal/public/imprint", "overwrite", "as the last policy that matches says"],
    ["guides/install", "protect", "as the config says where no folder does"],
    ["guides/.notes/a", "protect", "as the config says where the folder's policy is about something else"],
  ])("at %s: %s, %s", (path, expected) => {
    expect(uiEditsAt(path, POLICIES)).toBe(expected);
  });

  it("is what the option says, wherever that is", () => {
    const given = { ...POLICIES, overrides: overrides({ uiEdits: "overwrite" }) };
    expect(uiEditsAt("legal/terms", given)).toBe("overwrite");
    expect(uiEditsAt("guides/install", given)).toBe("overwrite");
  });
});

describe("what follows when a file goes", () => {
  it.each([
    ["legal/terms", "delete", "as its folder says"],
    ["legal/public/imprint", "delete", "as the policy says that speaks of it, though a later one matches"],
    ["guides/install", "unpublish", "as the config says"],
    ["guides/.notes/a", "keep", "as its folder says, also below a name that starts with a dot"],
  ])("at %s: %s, %s", (path, expected) => {
    expect(removalAt(path, POLICIES)).toBe(expected);
  });

  it("is remembered where the file or its folder says it, the file first; what the config says can change", () => {
    const said = { ...desired("article:legal/terms"), onRemoval: "keep" as const };
    expect(saidRemoval(said, POLICIES)).toBe("keep");
    expect(saidRemoval(desired("article:legal/terms"), POLICIES)).toBe("delete");
    expect(saidRemoval(desired("article:guides/install"), POLICIES)).toBeUndefined();
  });
});
