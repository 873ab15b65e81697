import fc from "fast-check";
import { QUIRKS, type Quirks } from "../../src/sandbox/quirks.ts";
import type { ApiVersion } from "../../src/model/api-version.ts";

/**
 * What a run of the property tells: plain records, so that a failure shrinks to something that can be read. A number
 * that names a page, a folder or a word is taken modulo how many there are when its turn comes.
 */
export interface Story {
  readonly apiVersion: ApiVersion;
  readonly quirks: Partial<Quirks>;
  /** The pages that are there before the first apply. */
  readonly pages: readonly NewPage[];
  readonly opening: Apply;
  readonly rounds: readonly Round[];
}

export interface Round {
  readonly events: readonly Event[];
  readonly apply: Apply;
}

export type Event = WriterEvent | TeammateEvent | { readonly lost: "state" };

export interface NewPage {
  readonly writer: "adds";
  readonly folder: number;
  readonly links: readonly number[];
  readonly locales: readonly Other[];
  readonly state?: "published" | "draft";
  readonly uid?: true;
}

/** Locales beside the default one. */
export type Other = "fr" | "de";
export type Spoken = "en" | Other;

/** Whether the file of a moved page says where it was. */
export type Saying = "moved_from" | "nothing";

export type WriterEvent =
  | NewPage
  | { readonly writer: "edits"; readonly page: number; readonly locale: Spoken; readonly field: Field }
  | { readonly writer: "states"; readonly page: number; readonly locale: Spoken; readonly state: State | "none" }
  | { readonly writer: "links"; readonly page: number; readonly to: readonly number[] }
  | { readonly writer: "translates" | "untranslates"; readonly page: number; readonly locale: Other }
  | { readonly writer: "removes" | "restores" | "ignores"; readonly page: number }
  | { readonly writer: "renames"; readonly page: number; readonly says: Saying }
  | { readonly writer: "moves"; readonly page: number; readonly folder: number; readonly says: Saying }
  | { readonly writer: "toggles uid"; readonly page: number }
  | { readonly writer: "says on_removal"; readonly page: number; readonly removal: "unpublish" | "delete" | "keep" }
  | { readonly writer: "renames folder" | "describes folder"; readonly folder: number }
  | { readonly writer: "moves folder"; readonly folder: number; readonly to: number };

export type Field = "title" | "body" | "description";
export type State = "published" | "draft";

export type TeammateEvent =
  | { readonly teammate: "edits"; readonly page: number; readonly locale: Spoken; readonly field: Field }
  | { readonly teammate: "states"; readonly page: number; readonly locale: Spoken; readonly state: State }
  | { readonly teammate: "stages"; readonly page: number; readonly locale: Spoken }
  | { readonly teammate: "reformats" | "deletes"; readonly page: number }
  | { readonly teammate: "moves"; readonly page: number; readonly to: number }
  | { readonly teammate: "makes page"; readonly collection: number; readonly like: number | null }
  | {
      readonly teammate: "makes collection" | "deletes collection" | "renames collection";
      readonly collection: number;
    };

export interface Apply {
  readonly uiEdits: "policy" | "overwrite";
  readonly drafts: "protect" | "overwrite";
  /** What teammates do between the plan and its apply. */
  readonly meanwhile: readonly TeammateEvent[];
  readonly fault?: Fault;
}

/** What happens to one of the writes: the program is killed, or no answer comes back. */
export interface Fault {
  /** Which write of the apply, from 0. */
  readonly write: number;
  readonly kind: "killed" | "unanswered";
  /**
   * Whether Intercom carried it out: at once, not at all, half a minute later (so that a look right after does not see
   * it), or after the apply has ended.
   */
  readonly effect: "done" | "not done" | "done late" | "done later";
}

const nat = fc.nat(7);
const locale = fc.constantFrom<Spoken>("en", "en", "fr", "de");
const other = fc.constantFrom<Other>("fr", "de");
const field = fc.constantFrom<Field>("title", "body", "body", "description");
const state = fc.constantFrom<State>("published", "draft");
const says = fc.constantFrom<Saying>("moved_from", "nothing");
const links = fc.array(nat, { maxLength: 1 });

const newPage: fc.Arbitrary<NewPage> = fc
  .record(
    {
      writer: fc.constant("adds" as const),
      folder: nat,
      links,
      locales: fc.uniqueArray(other, { maxLength: 2 }),
      state,
      uid: fc.constant(true as const),
    },
    { requiredKeys: ["writer", "folder", "links", "locales"] },
  )
  .map(({ state: said, uid, ...rest }) => ({
    ...rest,
    ...(said === undefined ? {} : { state: said }),
    ...(uid === undefined ? {} : { uid }),
  }));

const word = <const Word extends string>(...words: readonly Word[]): fc.Arbitrary<Word> => fc.constantFrom(...words);

const writerEvent: fc.Arbitrary<WriterEvent> = fc.oneof(
  { weight: 2, arbitrary: newPage },
  { weight: 5, arbitrary: fc.record({ writer: word("edits"), page: nat, locale, field }) },
  {
    weight: 2,
    arbitrary: fc.record({ writer: word("states"), page: nat, locale, state: word("published", "draft", "none") }),
  },
  { weight: 1, arbitrary: fc.record({ writer: word("links"), page: nat, to: links }) },
  { weight: 2, arbitrary: fc.record({ writer: word("translates", "untranslates"), page: nat, locale: other }) },
  { weight: 3, arbitrary: fc.record({ writer: word("removes", "removes", "restores", "ignores"), page: nat }) },
  { weight: 2, arbitrary: fc.record({ writer: word("renames"), page: nat, says }) },
  { weight: 2, arbitrary: fc.record({ writer: word("moves"), page: nat, folder: nat, says }) },
  { weight: 1, arbitrary: fc.record({ writer: word("toggles uid"), page: nat }) },
  {
    weight: 1,
    arbitrary: fc.record({ writer: word("says on_removal"), page: nat, removal: word("unpublish", "delete", "keep") }),
  },
  { weight: 2, arbitrary: fc.record({ writer: word("renames folder", "describes folder"), folder: nat }) },
  { weight: 1, arbitrary: fc.record({ writer: word("moves folder"), folder: nat, to: nat }) },
);

const teammateEvent: fc.Arbitrary<TeammateEvent> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ teammate: word("edits"), page: nat, locale, field }) },
  { weight: 2, arbitrary: fc.record({ teammate: word("states"), page: nat, locale, state }) },
  { weight: 1, arbitrary: fc.record({ teammate: word("stages"), page: nat, locale }) },
  { weight: 2, arbitrary: fc.record({ teammate: word("reformats", "deletes"), page: nat }) },
  { weight: 1, arbitrary: fc.record({ teammate: word("moves"), page: nat, to: nat }) },
  { weight: 2, arbitrary: fc.record({ teammate: word("makes page"), collection: nat, like: fc.option(nat) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      teammate: word("makes collection", "deletes collection", "renames collection"),
      collection: nat,
    }),
  },
);

const fault: fc.Arbitrary<Fault> = fc.record({
  write: nat,
  kind: word("killed", "unanswered"),
  effect: word("done", "not done", "done late", "done later"),
});

/** `calm`: nothing is lost and every call is answered. */
export type Weather = "calm" | "rough";

function applyOf(weather: Weather): fc.Arbitrary<Apply> {
  const plain = {
    uiEdits: word("policy", "policy", "policy", "overwrite"),
    drafts: word("protect", "protect", "overwrite"),
    meanwhile: fc.array(teammateEvent, { maxLength: weather === "calm" ? 0 : 1 }),
  };
  if (weather === "calm") return fc.record(plain);
  return fc
    .record({ ...plain, fault: fc.option(fault, { freq: 2, nil: undefined }) })
    .map(({ fault: chosen, ...rest }) => (chosen === undefined ? rest : { ...rest, fault: chosen }));
}

const QUIRK_VALUES = Object.entries(QUIRKS).flatMap(([name, values]) =>
  values.slice(1).map((value) => ({ [name]: value })),
);

const quirks = fc
  .array(fc.constantFrom(...QUIRK_VALUES), { maxLength: 3 })
  .map((chosen): Partial<Quirks> => Object.assign({}, ...chosen) as Partial<Quirks>);

/** Short stories of writers, teammates and applies. */
export function stories(weather: Weather): fc.Arbitrary<Story> {
  const event: fc.Arbitrary<Event> = fc.oneof(
    { weight: 10, arbitrary: writerEvent },
    { weight: 8, arbitrary: teammateEvent },
    ...(weather === "calm" ? [] : [{ weight: 1, arbitrary: fc.constant({ lost: "state" as const }) }]),
  );
  const apply = applyOf(weather);
  const round = fc.record({ events: fc.array(event, { minLength: 1, maxLength: 4 }), apply });
  return fc.record({
    apiVersion: fc.constantFrom<ApiVersion>("2.16", "2.16", "2.16", "2.14", "2.11", "2.9"),
    quirks,
    pages: fc.array(newPage, { minLength: 1, maxLength: 4 }),
    opening: apply,
    rounds: fc.array(round, { minLength: 1, maxLength: 3 }),
  });
}
