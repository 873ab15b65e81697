import { markdownBlocks } from "../compile/markdown/blocks.ts";
import { titleHeading } from "../compile/title-heading.ts";
import { comparableBody } from "../dialect/agreement.ts";
import type { KeptText } from "../dialect/kept-text.ts";
import type { LeftOut, RawReport } from "../decompile/context.ts";
import type { DesiredFields } from "../model/desired.ts";
import { findAdmin } from "../plan/fields/authors.ts";
import { editFile, type BodyReading } from "../pull/merge/edit-file.ts";
import type { FrontmatterEdit } from "../pull/merge/edit-frontmatter.ts";
import { replaceBody } from "../pull/merge/replace-body.ts";
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
  /** The body stands there anew, as a whole: the writer's own spelling of it is gone. */
  readonly rewritten?: true;
  /** Why the file cannot be written by a program. */
  readonly stuck?: string;
  readonly raw: readonly RawReport[];
  readonly leftOut: readonly LeftOut[];
}

export interface Composing {
  readonly scene: Scene;
  readonly decompiler: Decompiler;
  readonly baseTexts: ReadonlyMap<string, KeptText>;
}

type SetField = FrontmatterEdit & { readonly to: string };

const READING: BodyReading = { blocksOf: markdownBlocks, titleHeading };

/** Writes the text of a file. */
export function compose(draft: Draft, mode: Mode, composing: Composing): Composed {
  return draft.kind === "new" ? composeNew(draft, mode, composing) : composeEdit(draft, mode, composing);
}

function composeNew(draft: NewDraft, mode: Mode, { scene, decompiler }: Composing): Composed {
  const { resource, locale, live, original } = draft;
  const nothing = { draft, conflicts: 0, raw: [], leftOut: [] };
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
  const nothing = { draft, raw: [], leftOut: [] };
  const edits = taken.fields.flatMap((one) => fieldEdit(one, draft, desired, scene));
  const titled = edits.find(({ key }) => key === "title");
  const fields = edits.flatMap(({ key, to, as }) => (key === "title" ? [] : [{ key, to, as }]));
  const edit = { fields, ...(titled === undefined ? {} : { title: titled }) };
  if (!taken.fields.some(({ field }) => field === "body")) return { ...nothing, ...editFile(before, edit, READING) };
  const title = titled?.as === "value" ? live.title : (desired?.title ?? live.title);
  const { resource } = draft;
  const body = { resource, locale, title, html: live.body ?? "" };
  const theirs = mode === "raw" ? composing.decompiler.raw(body) : composing.decompiler.markdown(body);
  const told = { raw: theirs.raw, leftOut: theirs.leftOut };
  if (mode === "markdown") {
    const sides = sidesOf(draft, theirs.markdown, title, composing);
    const ours = desired?.source?.() ?? "";
    if (editsNotes(ours, sides)) return { ...nothing, text: before, conflicts: 0, stuck: NOTES };
    return { ...nothing, ...told, ...editFile(before, { ...edit, body: sides }, READING) };
  }
  const said: FrontmatterEdit = titled ?? { key: "title", to: title, as: "value" };
  const conflicts = edits.filter(({ as }) => as === "conflict").length;
  return {
    ...nothing,
    ...told,
    conflicts,
    rewritten: true,
    text: replaceBody(before, theirs.markdown, [said, ...fields]),
  };
}

const NOTES =
  "its footnotes were edited, which Intercom shows as a list: bring the edit into the file by hand, then accept it";

/** Whether a teammate edited what Intercom shows of a writer's footnotes: a rule with a list below it, at the end. */
function editsNotes(ours: string, { answer, theirs }: Omit<BodySides, "ours">): boolean {
  if (!markdownBlocks(ours).some(({ kind }) => kind === "note")) return false;
  const notesOf = (text: string): string => text.slice(Math.max(0, text.lastIndexOf("\n---\n")));
  return answer === undefined || notesOf(answer) !== notesOf(theirs);
}

/** What the merge of a body starts from. */
function sidesOf(
  draft: EditDraft,
  theirs: string,
  title: string,
  { scene, decompiler, baseTexts }: Composing,
): Omit<BodySides, "ours"> {
  const { key, resource, locale, file } = draft;
  const desired = desiredOf(draft, scene);
  const base = scene.planned.state.resources.get(key)?.locales[locale]?.body;
  const ours = desired?.source?.() ?? "";
  const kept = baseTexts.get(file);
  const markdown = (html: string): string => decompiler.markdown({ resource, locale, title, html }).markdown;
  const isAsApplied = base !== undefined && base.meant === desired?.body?.meant;
  const source = isAsApplied ? ours : kept?.source;
  // What Intercom answered says best what it made of the text; without it the text speaks for itself.
  const isTold = kept !== undefined || isAsApplied || base === undefined;
  const answer = isTold ? markdown(kept?.answer ?? compiledOf(desired, scene)) : undefined;
  return {
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

function fieldEdit(
  { field, changed }: TakenField,
  { live }: EditDraft,
  desired: DesiredFields | undefined,
  scene: Scene,
): SetField[] {
  const value = live[field];
  if (field === "body" || value === undefined) return [];
  const to = field === "author" ? authorLine(value, authorsOf(scene)) : value;
  if (to === undefined) return [];
  const isConflict = changed !== "there" && desired?.[field] !== undefined;
  return [{ key: field, to, as: isConflict ? "conflict" : "value" }];
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
