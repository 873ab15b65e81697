import { diffArrays } from "diff";
import { besidesWordsOf, outlineOf, type BesidesWords } from "../../dialect/besides-words.ts";
import { linkTarget } from "../../dialect/link-target.ts";
import type { ReadBody } from "../../dialect/read-body.ts";
import type { DesiredBody } from "../../model/desired.ts";
import type { FieldChange, Mark } from "../../model/plan.ts";
import type { ResourceState } from "../../model/state.ts";
import { pictureTeller, type PictureTeller } from "./pictures.ts";

/** What tells one link or picture from another. */
export interface MarkContext {
  readonly helpCenterUrl: string;
  /** As the state has them: what Intercom's addresses of pictures stand for. */
  readonly images: ResourceState["images"];
  /** Names the files of its pictures. */
  readonly body?: DesiredBody | undefined;
}

/** More are counted only: nobody reads a hundred addresses. */
const SHOWN = 5;

/** What changed between two bodies besides their words; which of it in words, where somebody asks. */
export function marksBetween(
  [before, after]: readonly [ReadBody, ReadBody],
  context: MarkContext,
): Pick<FieldChange, "marks"> & { readonly differing: () => readonly string[] } {
  const urls = [context.helpCenterUrl];
  const [one, other] = [besidesWordsOf(before, urls), besidesWordsOf(after, urls)];
  const teller = pictureTeller(context);
  const marks = [...linkMarks(one, other, urls), ...pictureMarks(one, other, teller), ...videoMarks(one, other)];
  const has = (...kinds: readonly Mark["what"][]): boolean => marks.some(({ what }) => kinds.includes(what));
  const differing = (): string[] => [
    ...(has("link") ? ["links"] : []),
    ...(has("picture", "alt") ? ["pictures"] : []),
    ...(has("video") ? ["videos"] : []),
    ...(outlineOf(before) === outlineOf(after) ? [] : ["formatting"]),
  ];
  if (marks.length === 0) return { differing };
  return { differing, marks: { shown: marks.slice(0, SHOWN), more: Math.max(0, marks.length - SHOWN) } };
}

function linkMarks(before: BesidesWords, after: BesidesWords, urls: readonly string[]): Mark[] {
  const target = ({ address }: BesidesWords["links"][number]): string => linkTarget(address, urls) ?? address;
  const pairs = aligned(before.links, after.links, (one, other) => target(one) === target(other));
  return withoutMoved(
    pairs.flatMap(({ before: old, after: now }): Mark[] => {
      if (old !== undefined && now !== undefined && target(old) === target(now)) return [];
      const name = now?.words ?? old?.words ?? "";
      return [{ what: "link", name, before: old?.address ?? null, after: now?.address ?? null }];
    }),
  );
}

function pictureMarks(before: BesidesWords, after: BesidesWords, { isSame, nameOf }: PictureTeller): Mark[] {
  const pairs = aligned(before.pictures, after.pictures, (one, other) => isSame(one.address, other.address));
  const name = (picture: BesidesWords["pictures"][number] | undefined): string | null =>
    picture === undefined ? null : nameOf(picture.address);
  return withoutMoved(
    pairs.flatMap(({ before: old, after: now }): Mark[] => {
      const isKept = old !== undefined && now !== undefined && isSame(old.address, now.address);
      if (!isKept) return [{ what: "picture", name: now?.alt ?? old?.alt ?? "", before: name(old), after: name(now) }];
      if (old.alt === now.alt) return [];
      return [{ what: "alt", name: nameOf(now.address), before: old.alt, after: now.alt }];
    }),
  );
}

function videoMarks(before: BesidesWords, after: BesidesWords): Mark[] {
  const pairs = aligned(before.videos, after.videos, (one, other) => one === other);
  return withoutMoved(
    pairs.flatMap(({ before: old = null, after: now = null }): Mark[] =>
      old === now ? [] : [{ what: "video", name: "", before: old, after: now }],
    ),
  );
}

interface Pair<Entry> {
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

/** Entries that stand at the same place of two lists; what went and what came there are one change. */
function aligned<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  comparator: (one: Entry, other: Entry) => boolean,
): Pair<Entry>[] {
  const pairs: Pair<Entry>[] = [];
  let [old, now]: [number, number] = [0, 0];
  let gone: Entry[] = [];
  let come: Entry[] = [];
  const flush = (): void => {
    const most = Math.max(gone.length, come.length);
    for (let index = 0; index < most; index += 1) pairs.push({ before: gone[index], after: come[index] });
    gone = [];
    come = [];
  };
  for (const { added, removed, count } of diffArrays([...before], [...after], { comparator })) {
    if (removed) gone = before.slice(old, (old += count));
    else if (added) come = after.slice(now, (now += count));
    else {
      flush();
      for (let index = 0; index < count; index += 1)
        pairs.push({ before: before[old + index], after: after[now + index] });
      old += count;
      now += count;
    }
  }
  flush();
  return pairs;
}

/** What only stands elsewhere now goes and comes: it is no change of a link or a picture. */
function withoutMoved(marks: readonly Mark[]): Mark[] {
  const gone = marks.filter(({ after }) => after === null);
  const moved = new Set<Mark>();
  for (const mark of marks.filter(({ before }) => before === null)) {
    const from = gone.find((one) => !moved.has(one) && one.name === mark.name && one.before === mark.after);
    if (from !== undefined) moved.add(from).add(mark);
  }
  return marks.filter((mark) => !moved.has(mark));
}
