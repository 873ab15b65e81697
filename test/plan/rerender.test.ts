import { describe, expect, it } from "vitest";
import {
  meantFingerprint,
  rawFingerprint,
  sentFingerprint,
  targetsFingerprint,
} from "../../src/dialect/fingerprints.ts";
import type { DesiredBody } from "../../src/model/desired.ts";
import type { LiveFields } from "../../src/model/live.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import type { FieldChange } from "../../src/model/plan.ts";
import type { Base, ResourceState } from "../../src/model/state.ts";
import { isOnlyRenderedAnew, RENDERED_ANEW, unchangedBodies } from "../../src/plan/fields/rerender.ts";
import { base, context, held, HELP, text } from "./pages.ts";
import { change, desired, known, overrides } from "./planning.ts";

const OLD = "<p>Press the button.</p>";
const NEW = "<h2>Press the button.</h2>";
const BODY: DesiredBody = { meant: meantFingerprint("words"), parts: [NEW] };

interface Case {
  readonly body?: DesiredBody;
  readonly base?: Partial<Base>;
  readonly live?: string;
  readonly rerender?: readonly string[];
  readonly decided?: readonly FieldChange[];
  readonly locales?: PerLocale<{
    readonly live: LiveFields;
    readonly base: NonNullable<ResourceState["locales"]["en"]>;
  }>;
}

/** What Intercom holds as helpsync once wrote it. */
function written(html: string, some: Partial<Base> = {}): Base {
  return base("body", html, { meant: BODY.meant, sent: sentFingerprint("body", html, [HELP]), ...some });
}

function rendered(some: Case = {}): FieldChange[] {
  const fields = { title: "A", body: some.body ?? BODY };
  const given = context({ overrides: overrides({ rerender: some.rerender ?? ["a"] }) });
  const one = {
    key: "article:a" as const,
    desired: { ...desired("article:a"), locales: { fr: fields, en: fields } },
    base: { ...known("7"), locales: { en: { body: written(OLD, some.base) } } },
    live: held("article", "7", { en: text("A", { body: some.live ?? OLD }) }),
  };
  return unchangedBodies(one, some.decided ?? [], given);
}

describe("a body that helpsync would send otherwise than it did", () => {
  it("is sent anew where it is named", () => {
    expect(rendered()).toEqual([
      {
        ...{
          locale: "en",
          field: "body",
          verdict: "write",
          before: "3 words",
          after: "3 words",
          note: "rendered anew",
        },
        ...{ seen: rawFingerprint("body", OLD), meant: BODY.meant, targets: targetsFingerprint(BODY, new Map()) },
      },
    ]);
    expect(rendered({ rerender: ["x", "article:a"] })).toHaveLength(1);
    expect(rendered({ decided: [change({ field: "title" }), change({ field: "body", locale: "fr" })] })).toHaveLength(
      1,
    );
  });

  it.each<readonly [string, Case]>([
    ["it is not named", { rerender: ["b"] }],
    ["nothing is", { rerender: [] }],
    ["it is written or kept already", { decided: [change({ field: "body" })] }],
    ["a teammate edited it", { live: "<p>Theirs.</p>" }],
    ["a teammate formatted it", { live: "<p>Press the <b>button</b>.</p>" }],
    ["a teammate's text was accepted", { base: { ofTeammates: "value" } }],
    ["it was sent just so", { base: { sent: sentFingerprint("body", NEW, [HELP]) } }],
    [
      "nothing tells what was sent, and Intercom shows just that",
      { body: { ...BODY, parts: [OLD] }, base: { sent: "s0:x" } },
    ],
  ])("is not where %s", (_why, some) => {
    expect(rendered(some)).toEqual([]);
  });

  it("is held against what Intercom shows where another version sent it, or nobody knows what was sent", () => {
    expect(rendered({ base: { sent: "s0:x" } })).toHaveLength(1);
    const { sent, ...unsent } = written(OLD);
    expect(sent).toBeDefined();
    const fields = { title: "A", body: BODY };
    const given = context({ overrides: overrides({ rerender: ["a"] }) });
    const one = {
      key: "article:a" as const,
      desired: { ...desired("article:a"), locales: { en: fields } },
      base: { ...known("7"), locales: { en: { body: unsent } } },
      live: held("article", "7", { en: text("A", { body: OLD }) }),
    };
    expect(unchangedBodies(one, [], given)).toHaveLength(1);
  });

  it("is sent anew where its links lead elsewhere by now, though nothing else differs", () => {
    const link = (to: string): string => `<p><a href="${to}">There</a></p>`;
    const now = link("https://new.example/en/articles/1");
    const some = { body: { ...BODY, parts: [now] }, live: link("https://old.example/en/articles/1") };
    const sent = sentFingerprint("body", now, [HELP]);
    const answered = written(some.live).answered;
    expect(rendered({ ...some, base: { sent, answered } })).toHaveLength(1);
  });

  it("tells where a teammate's formatting goes", () => {
    expect(rendered({ base: { ofTeammates: "formatting" } })).toMatchObject([{ overwrites: "edit" }]);
    expect(rendered()[0]).not.toHaveProperty("overwrites");
  });
});

describe("a page that is written for no other reason", () => {
  const anew = change({ field: "body", note: RENDERED_ANEW });
  it.each<readonly [boolean, string, readonly FieldChange[]]>([
    [true, "its bodies are rendered anew", [anew, { ...anew, locale: "fr" }]],
    [true, "edits are kept beside", [anew, change({ verdict: "drift" })]],
    [false, "another value is written, too", [anew, change()]],
    [false, "nothing is written", [{ ...anew, verdict: "drift" }]],
    [false, "nothing differs", []],
  ])("(%s) where %s", (expected, _why, changes) => {
    expect(isOnlyRenderedAnew(changes)).toBe(expected);
  });
});
