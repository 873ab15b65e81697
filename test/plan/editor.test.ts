import { describe, expect, it } from "vitest";
import type { LiveResource } from "../../src/model/live.ts";
import { lastEdit, type Edits } from "../../src/plan/actions/editor.ts";

const CONTEXT = {
  defaultLocale: "en" as const,
  tokenOwner: "9",
  admins: [
    { id: "8", name: "Ann", email: "ann@example.com" },
    { id: "9", name: "CI", email: "ci@example.com" },
  ],
};

function edited(of: Edits["of"], some: Partial<LiveResource> = {}, become: Pick<Edits, "become"> = {}): unknown {
  const fields = { title: "A", url: null, pendingDraft: false };
  const live: LiveResource = {
    ...{ kind: "article", id: "7", parents: [], helpCenterId: null, createdAt: 1, updatedAt: 100, updatedBy: "8" },
    locales: { en: { ...fields, updatedAt: 150 }, fr: { ...fields, updatedAt: 200 }, de: fields },
    ...some,
  };
  return lastEdit(live, { of, ...become }, CONTEXT).edited;
}

describe("who edited a page in Intercom, and when", () => {
  it.each<readonly [string, Edits["of"], Partial<LiveResource>, unknown]>([
    ["nobody, where nothing is edited", [], {}, undefined],
    ["of the default locale, its last editor is named", ["en"], {}, { by: "Ann", at: 100 }],
    ["of a translation, its own time is told and nobody named", ["fr"], {}, { by: null, at: 200 }],
    ["of both, the later time", ["en", "fr", "fr"], {}, { by: "Ann", at: 200 }],
    ["of both, the page's own where that is later", ["en", "fr"], { updatedAt: 300 }, { by: "Ann", at: 300 }],
    ["of a translation without a time, the page's", ["de"], {}, { by: null, at: 100 }],
    ["of its place, the page's time and nobody", ["place"], {}, { by: null, at: 100 }],
    ["of its place and a translation, that one's time", ["place", "fr"], {}, { by: null, at: 200 }],
    ["not helpsync itself", ["en"], { updatedBy: "9" }, { by: null, at: 100 }],
    ["nobody who is no teammate any more", ["en"], { updatedBy: "5" }, { by: null, at: 100 }],
    ["nobody where Intercom does not tell", ["en"], { updatedBy: null }, { by: null, at: 100 }],
    ["nothing where no time is known", ["en"], { updatedAt: 0 }, undefined],
    ["a locale that is gone has no time of its own", ["fr"], { locales: {} }, { by: null, at: 100 }],
  ])("%s", (_name, of, some, expected) => {
    expect(edited(of, some)).toEqual(expected);
  });

  it("and whether the plan writes over it", () => {
    expect(edited(["en"], {}, { become: "written over" })).toEqual({ by: "Ann", at: 100, become: "written over" });
    expect(edited(["en"])).not.toHaveProperty("become");
  });
});
