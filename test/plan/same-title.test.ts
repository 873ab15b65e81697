import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { LiveResource } from "../../src/model/live.ts";
import { findAdoptions } from "../../src/plan/identity/adopt.ts";
import type { Adoptions } from "../../src/plan/identity/adoption-search.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { moves, type FilePage, type Pages } from "./moved-files.ts";

const T: FilePage = { title: "T" };

/** An article of Intercom of this title. */
function page(
  id: string,
  parents: readonly string[] = [],
  url: string | null = `https://h.example.com/${id}`,
): LiveResource {
  return {
    ...{ kind: "article", id, parents, helpCenterId: null, createdAt: 1, updatedAt: 1, updatedBy: null },
    locales: { en: { title: "T", state: "published", url, pendingDraft: false } },
  };
}

function folder(id: string, parents: readonly string[] = [], helpCenterId = "1"): LiveResource {
  return { ...page(id, parents, null), kind: "collection", helpCenterId };
}

function found(now: Pages<FilePage>, resources: readonly LiveResource[], some: Partial<PlanInput> = {}): Adoptions {
  const given = moves({}, now);
  return findAdoptions({ ...given, live: { ...given.live, resources }, ...some }, given.desired.resources);
}

function taken({ adopted }: Adoptions): string[] {
  return [...adopted].map(([key, { live, adopts }]) => `${key} is ${live.id} (${adopts})`);
}

describe("a page of the same title in the same place", () => {
  it.each<[string, Pages<FilePage>, readonly LiveResource[], readonly string[]]>([
    ["is taken over", { "article:a": T }, [page("7")], ["article:a is 7 (place-and-title)"]],
    [
      "is taken over from the collection that is taken over itself, whichever comes first",
      { "article:g/a": T, "collection:g": T },
      [page("7", ["5"]), folder("5")],
      ["collection:g is 5 (place-and-title)", "article:g/a is 7 (place-and-title)"],
    ],
    [
      "is taken over in folders of folders, whichever comes first",
      { "article:g/h/a": T, "collection:g/h": T, "collection:g": T },
      [page("7", ["6"]), folder("6", ["5"]), folder("5")],
      [
        "collection:g is 5 (place-and-title)",
        "collection:g/h is 6 (place-and-title)",
        "article:g/h/a is 7 (place-and-title)",
      ],
    ],
    ["is not one of another title", { "article:a": { title: "U" } }, [page("7")], []],
    ["is not one in a collection that is still to be made", { "article:g/a": T }, [page("7", ["5"]), folder("6")], []],
    ["is not a collection", { "article:a": T }, [folder("5")], []],
  ])("%s", (_, now, live, lines) => {
    expect(taken(found(now, live))).toEqual(lines);
  });

  it("is compared without spaces around it, and in one form of Unicode", () => {
    const title = " Café".normalize("NFD");
    const live = {
      ...page("7"),
      locales: { en: { ...page("7").locales.en, title: "Café ", url: null, pendingDraft: false } },
    };
    expect(taken(found({ "article:a": { title } }, [live]))).toHaveLength(1);
  });

  it("is not one of which there is no title in the default language", () => {
    expect(taken(found({ "article:a": T }, [{ ...page("7"), locales: {} }]))).toEqual([]);
  });

  it("is not one that another help center's content owns: that leaves one candidate", () => {
    const ownedElsewhere = new Map([["article:7", "2"]]);
    expect(taken(found({ "article:a": T }, [page("7"), page("8")], { ownedElsewhere }))).toEqual([
      "article:a is 8 (place-and-title)",
    ]);
  });

  it("is not one that the state knows: that leaves one candidate", () => {
    const { state } = moves({ "article:b": { id: "7" } }, {});
    expect(taken(found({ "article:a": T }, [page("7"), page("8")], { state }))).toEqual([
      "article:a is 8 (place-and-title)",
    ]);
  });

  it("stands where its file does: nothing is open", () => {
    const { adopted } = found({ "article:g/a": T, "collection:g": T }, [page("7", ["6", "5"]), folder("5")]);
    expect([...adopted.values()].map(({ base }) => base)).toEqual([
      { id: "5", path: "g", place: { meant: null, sent: null, answered: null }, locales: {} },
      { id: "7", path: "g/a", place: { meant: "collection:g", sent: "5", answered: "5" }, locales: {} },
    ]);
  });
});

describe("several candidates are blocked", () => {
  const reasons = ({ unclear }: Adoptions): unknown => Object.fromEntries(unclear);

  it("pages of one title, with the lines that tell which one it is", () => {
    expect(reasons(found({ "article:a": T }, [page("7"), page("8", [], null)]))).toEqual({
      "article:a": {
        reason:
          '2 articles in Intercom have its title in its place: 7 "T" (https://h.example.com/7), 8 "T" (no public address)',
        remedies: ['intercom_id: { test: "7" }', 'intercom_id: { test: "8" }'],
      },
    });
  });

  it("files of one title, each with the others", () => {
    const all = found({ "article:a": T, "article:b": T, "article:c": T }, [page("7", [], null)]);
    expect(reasons(all)).toMatchObject({
      "article:a": {
        reason:
          'Intercom holds one article of its title in its place, 7 "T" (no public address), which could be b or c, too',
        remedies: ['intercom_id: { test: "7" }'],
      },
      "article:b": { reason: expect.stringContaining("which could be a or c, too") as string },
    });
  });

  it("folders of one title: only another title helps", () => {
    expect(reasons(found({ "collection:g": T }, [folder("5"), folder("6")]))).toEqual({
      "collection:g": {
        reason:
          '2 collections in Intercom have its title in its place: 5 "T" (no public address), 6 "T" (no public address); give it another title here or there',
        remedies: [],
      },
    });
  });

  it.each([
    ["test", "test"],
    ["live-2", "live-2"],
    ["my_site", "my_site"],
    ["2nd", '"2nd"'],
    ["a b", '"a b"'],
    ["a:", '"a:"'],
    ["x.y", '"x.y"'],
  ])("the line is YAML for a workspace named %s", (name, written) => {
    const workspace = { name, sandbox: false, apiVersion: "2.16" as const };
    const { unclear } = found({ "article:a": T }, [page("7"), page("8")], { workspace });
    expect(unclear.get("article:a" satisfies Key)?.remedies[0]).toBe(`intercom_id: { ${written}: "7" }`);
  });
});
