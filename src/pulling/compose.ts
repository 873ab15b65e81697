import { markdownBlocks } from "../compile/markdown/blocks.ts";
import { comparableBody } from "../dialect/agreement.ts";
import { meantIn, rawFingerprint } from "../dialect/fingerprints.ts";
import type { KeptText } from "../dialect/kept-text.ts";
import type { LeftOut, RawReport } from "../decompile/context.ts";
import type { DesiredFields } from "../model/desired.ts";
import type { Field } from "../model/kind.ts";
import { findAdmin } from "../plan/fields/authors.ts";
import { editFile, type FieldEdit } from "../pull/merge/edit-file.ts";
import type { BodySides } from "../pull/merge/merge-body.ts";
import { articleFile } from "../pull/new/article-file.ts";
import { collectionFile } from "../pull/new/collection-file.ts";
import { authorLine, silentOriginal, silentTranslation, type Authors } from "../pull/new/silent.ts";
import type { TakenField } from "../pull/takings.ts";
import type { Draft, EditDraft, NewDraft } from "./drafts.ts";
import type { Decompiler } from "./markdown.ts";
import type { Scene } from "./scene.ts";

/** How a body is written: as Markdown that is merged into the file, as Markdown in place of what it says, or as HTML. */
export type Mode = "markdown" | "whole" | "raw";

/** A file as it is to be. */
export interface Composed {
  readonly draft: Draft;
  readonly text: string;
  /** How many places a person has to settle. */
  readonly conflicts: number;
  /** Fields that were settled by a person after an earlier pull: the file stays as it is. */
  readonly settled: readonly Field[];
  readonly raw: readonly RawReport[];
  readonly leftOut: readonly LeftOut[];
}

export interface Composing {
  readonly scene: Scene;
  readonly decompiler: Decompiler;
  readonly baseTexts: ReadonlyMap<string, KeptText>;
}

/** Writes the text of a file. */
export function compose(draft: Draft, mode: Mode, composing: Composing): Composed {
  return draft.kind === "new" ? composeNew(draft, mode, composing) : composeEdit(draft, mode, composing);
}

function composeNew(draft: NewDraft, mode: Mode, { scene, decompiler }: Composing): Composed {
  const { resource, locale, live, original } = draft;
  const nothing = { draft, conflicts: 0, settled: [], raw: [], leftOut: [] };
  if (resource.kind === "collection") return { ...nothing, text: collectionFile(live, original?.uid) };
  const body = { resource, locale, title: live.title, html: live.body ?? "" };
  const { markdown, raw, leftOut } = mode === "raw" ? decompiler.raw(body) : decompiler.markdown(body);
  const authors = authorsOf(scene);
  const ofOriginal = silentOriginal(scene.config.defaults, authors);
  const originalLive = resource.live.locales[scene.config.content.locales.default] ?? {};
  const isOriginal = locale === scene.config.content.locales.default;
  const silent = isOriginal ? ofOriginal : silentTranslation(originalLive, ofOriginal, authors);
  const about = { silent, authors, ...(original === undefined ? {} : { original }) };
  return { ...nothing, text: articleFile(live, about, markdown), raw, leftOut };
}

function composeEdit(draft: EditDraft, mode: Mode, composing: Composing): Composed {
  const { scene } = composing;
  const { taken, live, locale } = draft;
  const desired = desiredOf(draft, scene);
  const before = textOf(draft.file, scene);
  const settled = taken.fields.filter((one) => isSettled(draft, one, desired, scene)).map(({ field }) => field);
  const open = taken.fields.filter(({ field }) => !settled.includes(field));
  const nothing = { draft, settled, raw: [], leftOut: [] };
  if (open.length === 0) return { ...nothing, text: before, conflicts: 0 };
  const fields = open.flatMap((one) => fieldEdit(one, draft, desired, scene));
  if (!open.some(({ field }) => field === "body")) {
    const { text, conflicts } = editFile(before, { fields }, markdownBlocks);
    return { ...nothing, text, conflicts };
  }
  const isRetitled = open.some(({ field, changed }) => field === "title" && changed === "there");
  const title = isRetitled ? live.title : (desired?.title ?? live.title);
  const { resource } = draft;
  const body = { resource, locale, title, html: live.body ?? "" };
  const theirs = mode === "raw" ? composing.decompiler.raw(body) : composing.decompiler.markdown(body);
  const sides = mode === "markdown" ? sidesOf(draft, theirs.markdown, title, composing) : undefined;
  const { text, conflicts } = editFile(
    before,
    { fields, body: sides ?? { replacement: theirs.markdown } },
    markdownBlocks,
  );
  return { ...nothing, text, conflicts, raw: theirs.raw, leftOut: theirs.leftOut };
}

/** What the merge of a body starts from. */
function sidesOf(
  draft: EditDraft,
  theirs: string,
  title: string,
  { scene, decompiler, baseTexts }: Composing,
): BodySides {
  const { key, resource, locale, file } = draft;
  const desired = desiredOf(draft, scene);
  const base = scene.planned.state.resources.get(key)?.locales[locale]?.body;
  const ours = desired?.source ?? "";
  const kept = baseTexts.get(file);
  const markdown = (html: string): string => decompiler.markdown({ resource, locale, title, html }).markdown;
  const isAsApplied = base !== undefined && base.meant === desired?.body?.meant;
  const source = isAsApplied ? ours : kept?.source;
  // What Intercom answered says best what it made of the text; without it the text speaks for itself.
  const isTold = kept !== undefined || isAsApplied || base === undefined;
  const answer = isTold ? markdown(kept?.answer ?? compiledOf(desired, scene)) : undefined;
  return {
    ours,
    theirs,
    title: desired?.title ?? title,
    ...(source === undefined ? {} : { source }),
    ...(answer === undefined ? {} : { answer }),
  };
}

function compiledOf(desired: DesiredFields | undefined, { ids, workspace }: Scene): string {
  if (desired?.body === undefined) return "";
  return comparableBody(desired.body, { ids, helpCenterUrl: workspace.live.helpCenter.url, facts: {} });
}

/** A person was left to choose by an earlier pull, and the file says something else since, while Intercom does not. */
function isSettled(
  { key, locale, live }: EditDraft,
  { field, changed }: TakenField,
  desired: DesiredFields | undefined,
  { planned }: Scene,
): boolean {
  const offer = planned.stored.pulled.get(key)?.locales[locale]?.[field];
  const value = live[field];
  if (changed === "there" || offer?.before === undefined || value === undefined) return false;
  return offer.answered.raw === rawFingerprint(field, value) && offer.before !== meantIn(desired, field);
}

function fieldEdit(
  { field, changed }: TakenField,
  { live }: EditDraft,
  desired: DesiredFields | undefined,
  scene: Scene,
): FieldEdit[] {
  const value = live[field];
  if (field === "body" || value === undefined) return [];
  const to = field === "author" ? authorLine(value, authorsOf(scene)) : value;
  if (to === undefined) return [];
  const from = desired?.[field];
  const conflict = changed === "there" || from === undefined ? {} : { conflict: "both" as const };
  return [{ field, to, ...(from === undefined ? {} : { from }), ...conflict }];
}

function authorsOf({ planned }: Scene): Authors {
  const { admins } = planned.live.workspace;
  return { admins, find: (written) => findAdmin(written, admins) };
}

function desiredOf({ key, locale }: EditDraft, { desired }: Scene): DesiredFields | undefined {
  return desired.get(key)?.locales[locale];
}

function textOf(file: string, { documents }: Scene): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(documents.get(file.normalize("NFC"))?.bytes);
}
