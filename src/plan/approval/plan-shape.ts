import * as z from "zod";
import { REMOVALS } from "../../model/config.ts";
import { EXIT_CODES, type Outcome } from "../../model/failure.ts";
import { parseKey } from "../../model/key.ts";
import { FIELDS, KINDS } from "../../model/kind.ts";
import { LOCALES } from "../../model/locale.ts";
import { ORIGINS, PLAN_VERSION, REPORTS, WRITES } from "../../model/plan.ts";

const text = z.string();
const count = z.int().min(0);
const locale = z.enum(LOCALES).describe("A locale as Intercom spells it.");
const key = z
  .templateLiteral([z.enum(KINDS), ":", z.string()])
  .refine((value) => parseKey(value) === value)
  .describe("A resource's identity in git: its kind, and its uid or its path without ending and locale.");
const fingerprint = text.describe("A short stand-in for a value: its version, a colon, and a hash.");
const verdict = z
  .enum(["write", "settle", "drift", "formatting", "conflict", "incomplete"])
  .describe(
    "What becomes of it: it is written; both sides agree already; a teammate edited it, and it is kept; only its formatting differs; both sides changed it; Intercom did not take over all of the last write.",
  );
const origin = z
  .enum(ORIGINS)
  .describe("Whose change it is: of the pull request, of the branch that it goes to, or of a teammate in Intercom.");
const isAllowed = z.enum(["refuse", "allow"]);

const overridesShape = z
  .strictObject({
    allowRemovals: count.describe("How many pages may stop being public.").exactOptional(),
    allowPublishes: count.describe("How many unchanged drafts may become public.").exactOptional(),
    allowCreates: count.describe("How many articles a first run may create.").exactOptional(),
    firstRun: isAllowed.describe("A run on a help center that holds articles and that nothing is remembered of."),
    rollback: isAllowed.describe("A checkout that does not hold what was applied last."),
    dirty: isAllowed.describe("Content that is not committed, for a real workspace."),
    uiEdits: z.enum(["policy", "overwrite"]).describe("Edits made in Intercom: as the config says, or written over."),
    drafts: z.enum(["protect", "overwrite"]).describe("Drafts that teammates have pending."),
    recreate: z.array(key).describe("What was deleted in Intercom and is to be made again."),
    rerender: z.array(text).describe("Patterns of what is sent again where only its rendering differs."),
    only: z.array(text).describe("Keys or patterns of a partial run; all where empty."),
  })
  .describe("What the run was told by options; a saved plan is applied under the same.");

const proseShape = z
  .object({
    kind: z.enum(["same", "removed", "added", "cut"]).describe("`cut` stands for words that are left out."),
    text,
  })
  .describe("A run of words.");

const marksShape = z
  .object({
    shown: z.array(
      z.object({
        what: z.enum(["link", "picture", "alt", "video"]).describe("`alt` is a picture's alternative text."),
        name: text.describe("A link's words, a picture's alternative text; for that text the name of the file."),
        before: text.nullable().describe("An address, the name of a file, or a text; null for what is new."),
        after: text.nullable().describe("As `before`; null for what goes."),
      }),
    ),
    more: count.describe("How many more there are."),
  })
  .describe("The first links, pictures and videos of a body that are others now.");

export const changeShape = z
  .object({
    locale,
    field: z.enum(FIELDS),
    verdict,
    before: text.nullable().describe("For people: an author's name, the number of words of a body; null for nothing."),
    after: text.nullable().describe("For people, as `before`."),
    send: text.describe("The value that is sent; a body's stands in the content.").exactOptional(),
    prose: z
      .array(proseShape)
      .describe("Changed prose word by word, with a little of what is around it.")
      .exactOptional(),
    marks: marksShape.exactOptional(),
    publication: z
      .enum(["publishes", "unpublishes"])
      .describe("It makes a page public, or takes it from the public.")
      .exactOptional(),
    overwrites: z.enum(["edit", "draft"]).describe("What of a teammate's the write drops.").exactOptional(),
    origin: origin.exactOptional(),
    inPart: z.literal("merged").describe("A part of the change is on the branch already.").exactOptional(),
    note: text.describe("Why, where it is not the action's reason.").exactOptional(),
    seen: fingerprint.describe("Of the value that Intercom held.").exactOptional(),
    over: fingerprint.describe("Of the words of a body that Intercom held.").exactOptional(),
    meant: fingerprint.describe("Of what the content means.").exactOptional(),
    targets: fingerprint.describe("Of the ids that a body links to.").exactOptional(),
  })
  .describe("What becomes of one field of one locale.");

export const placeShape = z
  .object({
    verdict,
    before: text.nullable().describe("The id of the collection that it stands in; null for none."),
    beforeTitle: text.nullable(),
    after: key.nullable().describe("The key of the collection that it is to stand in; null for none."),
    afterTitle: text.nullable(),
    origin: origin.exactOptional(),
    overwrites: z.literal("edit").describe("It undoes a teammate's move.").exactOptional(),
  })
  .describe("What becomes of its place.");

export const actionShape = z
  .object({
    verb: z
      .enum([...WRITES, ...REPORTS])
      .describe(
        `What is done, or only told: ${WRITES.join(", ")} write in Intercom or in the memory; the others do not.`,
      ),
    kind: z.enum(KINDS),
    key: key.exactOptional(),
    id: text.describe("Intercom's id; absent before a create.").exactOptional(),
    title: text.describe("For people."),
    path: text.describe("From the content folder, without ending and locale.").exactOptional(),
    file: text.describe("The file of its default locale, from the config's folder.").exactOptional(),
    removedFile: text.describe("Where that file stood, if it was removed.").exactOptional(),
    reason: text.describe("Why, for people."),
    changes: z.array(changeShape),
    place: placeShape.exactOptional(),
    origins: z.array(origin).describe("Whose changes it is made of.").exactOptional(),
    adopts: z
      .enum(["intercom_id", "place-and-title"])
      .describe("Intercom held it already: how it was found.")
      .exactOptional(),
    edited: z
      .object({
        by: text.nullable().describe("Null where the API does not tell."),
        at: z.int().describe("Seconds since 1970."),
        become: z.literal("written over").exactOptional(),
      })
      .describe("Who edited it in Intercom, and when.")
      .exactOptional(),
    wayOut: z
      .enum(["choose-side", "choose-place", "end-draft", "put-back", "recreate", "list-locale"])
      .describe("What settles a conflict.")
      .exactOptional(),
    remedies: z.array(text).describe("Lines for a file, one of which settles what is blocked.").exactOptional(),
    remedyFile: text.exactOptional(),
    movedFrom: key.describe("Its former key, where its file moved.").exactOptional(),
    secondOf: key.describe("It is an empty draft that the create of this key made a second time.").exactOptional(),
    afterwards: z
      .enum(["hidden", "left", "forgotten"])
      .describe("What is remembered of a resource whose file is gone.")
      .exactOptional(),
    restores: text.describe("When the snapshot that is brought back was taken (ISO 8601).").exactOptional(),
    retires: z.array(locale).describe("Locales whose files are gone.").exactOptional(),
    removes: z.array(locale).describe("Those of them that go from Intercom.").exactOptional(),
    drafts: z.array(locale).describe("Locales of which the write may go over a teammate's draft.").exactOptional(),
    onRemoval: z.enum(REMOVALS).describe("What to do when its file goes, as the file says.").exactOptional(),
    unpublished: z
      .object({
        locales: z.array(locale).describe("Drafts in Intercom, or what is to be one."),
        title: z.enum(["public", "unpublished"]).describe("Whether the action's title is that of one of them."),
      })
      .describe("Words of the action that customers do not get to read.")
      .exactOptional(),
  })
  .describe("One resource, and what becomes of it.");

export const guardShape = z
  .object({
    code: text,
    message: text.describe("For people."),
    override: text.describe("The option that lets it through; absent where nothing may.").exactOptional(),
    counted: count.describe("How many it counts, where an option lets that number through.").exactOptional(),
  })
  .describe("What stops an apply as a whole.");

const verbs = [...WRITES, ...REPORTS] as const;
const counts = Object.fromEntries(verbs.map((verb) => [verb, count])) as Record<(typeof verbs)[number], typeof count>;

const summaryShape = z
  .object({
    ...counts,
    kept: count.describe("Resources that hold edits made in Intercom that are kept."),
    formatting: count.describe("Resources of which Intercom holds the same words in other formatting."),
    leftOut: count.describe("What a partial run left out."),
    behind: z.partialRecord(z.enum(LOCALES), count).describe("Translations whose originals changed since, by locale."),
  })
  .describe("How many actions there are of each verb, and what else a person counts.");

const outcomes = Object.keys(EXIT_CODES) as [Outcome, ...Outcome[]];

/** All of a plan, as `plan --out` and `plan --format json` write it. */
export const planShape = z.object({
  version: z.literal(PLAN_VERSION).describe("Of this schema: within a version no field changes its meaning or goes."),
  workspace: z.object({
    name: text.describe("As the config calls it."),
    id: text.describe("Intercom's."),
    sandbox: z.boolean().describe("Whether it is the embedded one."),
    apiVersion: text,
  }),
  helpCenter: z.object({ id: text, identifier: text, url: text }),
  config: fingerprint.describe("Of what the config says; a saved plan is held to it."),
  overrides: overridesShape,
  proposal: z
    .object({
      since: text.describe("The commit that the pull request adds to."),
      branch: text.describe("The branch that it goes to."),
    })
    .describe("Where the plan is one of a pull request: what its changes are told apart from.")
    .exactOptional(),
  actions: z.array(actionShape),
  guards: z.array(guardShape),
  warnings: z.array(z.object({ code: text, message: text })),
  summary: summaryShape,
  outcome: z.enum(outcomes).describe("How a plan that stops here ends: the reason for its exit code, by name."),
  digest: text.describe("Over the writes alone: the same digest means the same writes."),
});
