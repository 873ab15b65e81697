import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { LiveResource } from "../../src/model/live.ts";
import { findAdoptions } from "../../src/plan/identity/adopt.ts";
import type { Adoptions } from "../../src/plan/identity/adoption-search.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { idWarnings } from "../../src/plan/identity/said-ids.ts";
import { moves, type FilePage, type Pages } from "./moved-files.ts";

const A: Key = "article:a";
const SAYS_7: FilePage = { ids: { test: "7" } };

/** A page of Intercom that no state knows. */
function shown(id: string, some: Partial<LiveResource> = {}): LiveResource {
  const page = moves({ [A]: { id } }, {}).live.resources[0];
  if (page === undefined) throw new Error("There is no page.");
  return { ...page, ...some };
}

function found(now: Pages<FilePage>, resources: readonly LiveResource[], some: Partial<PlanInput> = {}): Adoptions {
  const given = moves({}, now);
  return findAdoptions({ ...given, live: { ...given.live, resources }, ...some }, given.desired.resources);
}

describe("a file that says which page it is", () => {
  it("takes that page over, wherever it stands and whatever it is called", () => {
    const { adopted, unclear, guards } = found({ "article:g/x": SAYS_7 }, [shown("7"), shown("8")]);
    expect([...adopted].map(([key, { live, adopts, base }]) => [key, live.id, adopts, base])).toEqual([
      [
        "article:g/x",
        "7",
        "intercom_id",
        { id: "7", path: "g/x", place: { meant: null, sent: null, undecided: true }, locales: {} },
      ],
    ]);
    expect([unclear.size, guards]).toEqual([0, []]);
  });

  it("is blocked where Intercom does not hold it", () => {
    const { unclear, guards } = found({ [A]: SAYS_7 }, [shown("8")]);
    expect([...unclear]).toEqual([
      [A, { reason: "its intercom_id says that it is article 7, which Intercom does not hold", remedies: [] }],
    ]);
    expect(guards).toEqual([]);
  });

  it("is blocked where only a collection has that id", () => {
    const collection = shown("7", { kind: "collection", helpCenterId: "1" });
    expect(found({ [A]: SAYS_7 }, [collection]).unclear.get(A)?.reason).toContain("which Intercom does not hold");
  });

  it("is blocked where it stands in another help center", () => {
    const theirs = [shown("5", { kind: "collection", helpCenterId: "2" }), shown("7", { parents: ["5"] })];
    expect(found({ [A]: SAYS_7 }, theirs).unclear.get(A)?.reason).toBe(
      "its intercom_id says that it is article 7, which stands in another help center",
    );
  });

  it("stops the run where another file says so, too", () => {
    const { adopted, unclear, guards } = found({ [A]: SAYS_7, "article:b": SAYS_7 }, [shown("7")]);
    expect([...adopted.keys()]).toEqual([A]);
    expect([...unclear.keys()]).toEqual(["article:b"]);
    expect(guards).toEqual([
      {
        code: "id-owned",
        message:
          "b: its intercom_id says that it is article 7, which helpsync knows as a. One article cannot have two files: delete the line from one of them.",
      },
    ]);
  });

  it("stops the run where helpsync knows that page by another file", () => {
    const { live, state } = moves({ "article:b": { id: "6" }, "article:c": { id: "7" } }, {});
    const { guards } = found({ [A]: SAYS_7 }, live.resources, { state });
    expect(guards.map(({ message }) => message)).toEqual([expect.stringContaining("which helpsync knows as c.")]);
  });

  it("stops the run where the content of another help center owns that page", () => {
    const ownedElsewhere = new Map([["article:7", "2"]]);
    const { unclear, guards } = found({ [A]: SAYS_7 }, [shown("7")], { ownedElsewhere });
    expect(unclear.get(A)?.reason).toBe(
      "its intercom_id says that it is article 7, which the content of help center 2 owns",
    );
    expect(guards.map(({ code }) => code)).toEqual(["id-owned"]);
  });
});

describe("a line that names another page than the one that helpsync knows", () => {
  const told = (page: FilePage, id = "8"): readonly { readonly message: string }[] =>
    idWarnings(moves({ [A]: { id } }, { [A]: page }));

  it("does nothing, and the plan says how to make it count", () => {
    expect(told(SAYS_7)).toEqual([
      {
        code: "intercom-id-ignored",
        message:
          "a: its intercom_id says 7, but helpsync knows it as article 8, so the line does nothing. Delete it, or forget the other first: `helpsync state remove article:a`.",
      },
    ]);
  });

  it.each<[string, FilePage, string]>([
    ["the same page", SAYS_7, "7"],
    ["no page", {}, "8"],
    ["a page of another workspace", { ids: { live: "7" } }, "8"],
  ])("is not told of a file that names %s", (_, page, id) => {
    expect(told(page, id)).toEqual([]);
  });

  it("is not told of a file that helpsync does not know", () => {
    expect(idWarnings(moves({}, { [A]: SAYS_7 }))).toEqual([]);
  });

  it("may stand in a workspace of any name", () => {
    const workspace = { name: "constructor", sandbox: false, apiVersion: "2.16" as const };
    expect(idWarnings(moves({ [A]: {} }, { [A]: SAYS_7 }, { workspace }))).toEqual([]);
  });
});
