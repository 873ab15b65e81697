import * as z from "zod";
import { isBareIntercomImage } from "../dialect/addresses.ts";
import type { CompiledRecord } from "../model/compiled-record.ts";
import { parseKey, type Key } from "../model/key.ts";
import { FIELDS } from "../model/kind.ts";
import { LOCALES, type PerLocale } from "../model/locale.ts";

const key = z.custom<Key>((value) => typeof value === "string" && parseKey(value) === value);
/** What names a text of the store, or a picture. */
export const SHA256 = /^[0-9a-f]{64}$/u;
const answered = z.strictObject({ raw: z.string(), normal: z.string(), words: z.string().exactOptional() });
// It becomes the name of a file.
const body = z.string().regex(SHA256).exactOptional();
const base = z.strictObject({
  meant: z.string(),
  answered: answered.nullable(),
  sent: z.string().exactOptional(),
  targets: z.string().exactOptional(),
  ofTeammates: z.enum(["value", "formatting"]).exactOptional(),
  text: body,
  lost: z.array(z.string()).exactOptional(),
});
const bases = z.partialRecord(z.enum(FIELDS), base);
// What stands here is sent to Intercom, and fetched by a pull.
const images = z.record(z.string().regex(SHA256), z.string().refine(isBareIntercomImage));
const resource = z.strictObject({
  id: z.string(),
  path: z.string(),
  nonce: z.string().exactOptional(),
  place: z.strictObject({
    meant: key.nullable(),
    sent: z.string().nullable(),
    answered: z.string().nullable().exactOptional(),
    accepted: z.string().nullable().exactOptional(),
    undecided: z.literal(true).exactOptional(),
  }),
  locales: z.partialRecord(z.enum(LOCALES), bases),
  undecided: z.partialRecord(z.enum(LOCALES), z.array(z.enum(FIELDS))).exactOptional(),
  retired: z.enum(["hidden", "left"]).exactOptional(),
  retiredLocales: z.array(z.enum(LOCALES)).exactOptional(),
  originals: z.partialRecord(z.enum(LOCALES), z.string()).exactOptional(),
  images: images.exactOptional(),
  onRemoval: z.enum(["unpublish", "delete", "keep"]).exactOptional(),
  // These count only in a state that is as helpsync wrote it; what they save is time, so they are no reason to stop.
  compiled: z
    .unknown()
    .transform((): PerLocale<CompiledRecord> => ({}))
    .exactOptional(),
  partlyListed: z.literal(true).exactOptional(),
});
const pulledField = z.strictObject({
  answered: answered,
  text: body,
  meant: z.string().exactOptional(),
  targets: z.string().exactOptional(),
  besides: z.literal("changes").exactOptional(),
  file: z.literal("made").exactOptional(),
  decided: z.literal("against it").exactOptional(),
});
const pulledResource = z.strictObject({
  id: z.string(),
  path: z.string(),
  place: z.strictObject({ meant: key.nullable(), answered: z.string().nullable() }).exactOptional(),
  locales: z.partialRecord(z.enum(LOCALES), z.partialRecord(z.enum(FIELDS), pulledField)),
  images: images.exactOptional(),
});
const field = z.strictObject({
  locale: z.enum(LOCALES),
  field: z.enum(FIELDS),
  meant: z.string(),
  targets: z.string().exactOptional(),
  seen: z.string().exactOptional(),
  sent: z.string(),
  words: z.string(),
});
const snapshot = z.strictObject({
  takenAt: z.string(),
  id: z.string(),
  path: z.string(),
  title: z.string(),
  why: z.enum(["overwritten", "unpublished", "deleted"]),
  of: z.enum(["page", "draft"]).default("page"),
  body,
  withheld: z.array(z.enum(LOCALES)).exactOptional(),
});
const intent = z.strictObject({
  key,
  path: z.string(),
  verb: z.enum(["create", "update", "delete"]),
  since: z.number().exactOptional(),
  id: z.string().exactOptional(),
  nonce: z.string().exactOptional(),
  after: z.number().exactOptional(),
  collection: z.strictObject({ title: z.string(), parent: z.string().nullable(), after: z.number() }).exactOptional(),
  fields: z.array(field),
  place: z
    .strictObject({ meant: key.nullable(), seen: z.string().nullable(), sent: z.string().nullable() })
    .exactOptional(),
  retires: z.strictObject({ all: z.enum(["yes", "no"]), locales: z.array(z.enum(LOCALES)) }).exactOptional(),
});
const fact = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.strictObject({ value: z.enum(values), seenAt: z.string(), by: z.string() }).exactOptional();
/** What a state looks like as JSON. */
export const documentSchema = z.strictObject({
  version: z.literal(1),
  workspaceId: z.string(),
  helpCenterId: z.string(),
  commit: z.string().nullable(),
  partial: z.array(z.string()).exactOptional(),
  firstRun: z.literal("due").exactOptional(),
  unsureUntil: z.number().exactOptional(),
  facts: z.strictObject({
    headingIds: fact(["kept", "replaced"]),
    localeFields: fact(["merged", "replaced"]),
    nestedLists: fact(["kept", "refused"]),
    callouts: fact(["kept", "replaced"]),
    languages: fact(["several", "one"]),
    bareImagePaths: fact(["taken", "refused"]),
    removeLocale: fact(["removed", "kept"]),
  }),
  writes: z.int().exactOptional(),
  intents: z.array(intent),
  remade: z.array(intent).default([]),
  snapshots: z.record(z.string(), z.array(snapshot)).default({}),
  pulled: z.record(z.string(), pulledResource).default({}),
  resources: z.record(z.string(), resource),
  checksum: z.string().exactOptional(),
});

/**
 * What of these schemas counts when a document is taken at its word: another version, whose resources look otherwise, has
 * another.
 */
export const SHAPE = JSON.stringify([
  ...[resource, base, answered].map(({ shape }) => Object.keys(shape)),
  FIELDS,
  LOCALES,
]);
