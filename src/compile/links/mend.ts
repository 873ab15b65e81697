import type { Config } from "../../model/config.ts";
import type { Content } from "../../model/content.ts";
import type { SourceTree } from "../../model/source.ts";
import { addressSpans } from "./address-spans.ts";
import { leadOf, type FoundLead, type Lead } from "./lead.ts";
import { indexLinks, type LinkIndex } from "./link-index.ts";
import type { FileOrigin } from "./origin.ts";
import { localeRootOf } from "./paths.ts";
import { newAddresses } from "./readdress.ts";

/** A content folder before or after files in it moved. */
export interface Folder {
  readonly content: Content;
  readonly tree: SourceTree;
}

export interface MoveOfFiles {
  readonly before: Folder;
  readonly after: Folder;
  readonly config: Config;
  /** Where a file or folder is now, by its path from the content root (NFC), which is given back where it stayed. */
  readonly placeNow: (lead: Lead) => string;
  /** Whether a body outside of what moved could lead there at all: then it need not be parsed. */
  readonly mayLeadThere: (body: string) => boolean;
}

/** A file whose links were mended. */
export interface MendedFile {
  /** From the content root, where the file lay before. */
  readonly path: string;
  readonly text: string;
  readonly links: number;
}

/** An address that would lead elsewhere, or nowhere, however it were written. */
export interface LostLink {
  readonly path: string;
  readonly address: string;
}

/**
 * Mends the links of all articles after a move, both ways: each leads to what it led to. An address that still does, as
 * soundly as before, is left as it is; of the others only the address is exchanged, all else stays byte for byte.
 */
export function mendLinks(move: MoveOfFiles): {
  readonly mended: readonly MendedFile[];
  readonly lost: readonly LostLink[];
} {
  const { before, after, config } = move;
  const indexes = {
    before: indexLinks(before.content, before.tree, config),
    after: indexLinks(after.content, after.tree, config),
  };
  const texts = new Map(before.tree.documents.map(({ path, bytes }) => [path, bytes]));
  const lost: LostLink[] = [];
  const origins = new Map(originsOf(after.content).map((origin) => [origin.path.normalize("NFC"), origin]));
  const mended = originsOf(before.content).flatMap((origin) => {
    const { path } = origin;
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(texts.get(path));
    const now = origins.get(movedFile(path, move));
    const start = offsetOfLine(text, origin.bodyLine);
    const body = text.slice(start);
    if (now === undefined || (movedFile(path, move) === path.normalize("NFC") && !move.mayLeadThere(body))) return [];
    const edits = editsOf(body, [origin, now], indexes, move, (address) => lost.push({ path, address }));
    return edits.length === 0 ? [] : [{ path, text: text.slice(0, start) + edited(body, edits), links: edits.length }];
  });
  return { mended, lost };
}

function movedFile(path: string, { placeNow }: MoveOfFiles): string {
  return placeNow({ kind: "file", path: path.normalize("NFC") });
}

interface BodyOrigin extends FileOrigin {
  readonly bodyLine: number;
}

/** Where each file of an article lies; paths are as the disk spells them. */
function originsOf({ articles, defaultLocale }: Content): BodyOrigin[] {
  return articles.flatMap(({ path: article, translations }) => {
    const original = translations[defaultLocale]?.path ?? `${article}.md`;
    return Object.values(translations).map(({ path, bodyLine }) => ({
      path,
      localeRoot: localeRootOf(path, article),
      original: { path: original, localeRoot: localeRootOf(original, article) },
      bodyLine,
    }));
  });
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

function editsOf(
  body: string,
  [old, now]: readonly [FileOrigin, FileOrigin],
  indexes: Readonly<Record<"before" | "after", LinkIndex>>,
  { placeNow }: MoveOfFiles,
  isLost: (address: string) => void,
): Edit[] {
  return addressSpans(body).flatMap((span) => {
    const lead = leadOf(span.address, span.use, old, indexes.before);
    if (lead === undefined) return [];
    const wanted = { ...lead, path: placeNow(lead) };
    const leads = (address: string): boolean => isSame(leadOf(address, span.use, now, indexes.after), wanted);
    if (leads(span.address)) return [];
    const { start, end } = span;
    const found = newAddresses(body.slice(start, end), span, wanted, now).find(({ address }) => leads(address));
    if (found !== undefined) return [{ start, end, written: found.written }];
    isLost(span.address);
    return [];
  });
}

/** And no worse than before: a link that was sound needs no warning now. */
function isSame(lead: FoundLead | undefined, wanted: FoundLead): boolean {
  const isSound = lead?.reached === "directly" || lead?.reached === wanted.reached;
  return isSound && lead.kind === wanted.kind && lead.path === wanted.path;
}

function edited(body: string, edits: readonly Edit[]): string {
  let end = 0;
  const parts = edits.map((edit) => {
    const part = body.slice(end, edit.start) + edit.written;
    end = edit.end;
    return part;
  });
  return parts.join("") + body.slice(end);
}

/** The offset at which a line starts, counted from 1; the text may have any line ends. */
function offsetOfLine(text: string, line: number): number {
  if (line <= 1) return text.startsWith("\u{FEFF}") ? 1 : 0;
  const ends = [...text.matchAll(/\r\n?|\n/g)];
  const before = ends[line - 2];
  return before === undefined ? text.length : before.index + before[0].length;
}
