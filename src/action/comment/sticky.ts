import type { GitHub } from "../../github/github.ts";
import { isWrittenBy } from "../../github/author.ts";
import type { Comment } from "../../github/comments.ts";
import { bodyText, readBody, withNote, type Facts } from "./body.ts";
import { isFor, isOlder, type CommentKey, type Marker, type RunNumber } from "./marker.ts";

/** The one comment of a pull request that tells of one workspace. */
export interface Sticky {
  readonly github: Pick<GitHub, "listComments" | "createComment" | "updateComment" | "readLogin">;
  readonly pull: number;
  readonly key: CommentKey;
  /** The run that writes. */
  readonly run: RunNumber;
}

interface FoundComment {
  readonly comment: Comment;
  /** Without the approval where somebody edited the comment. */
  readonly marker: Facts;
  readonly isEdited: boolean;
}

/** The comment as it stands, and those that say the same once more. */
interface Standing {
  readonly first?: FoundComment;
  readonly others: readonly Comment[];
}

/**
 * Finds the comment by its marker. Only those count that this token's own login wrote, as anybody can write a comment that
 * looks like one.
 */
export async function findComment({ github, pull, key }: Sticky): Promise<Standing> {
  const alike = (await github.listComments(pull)).flatMap((comment) => {
    const body = readBody(comment.body);
    if (body === undefined || !isFor(body.marker, key)) return [];
    return [{ comment, marker: body.marker, isEdited: body.isEdited }];
  });
  if (alike.length === 0) return { others: [] };
  const login = await github.readLogin();
  const [first, ...others] = alike.filter(({ comment: { author } }) => isWrittenBy(author, login));
  return {
    ...(first === undefined ? {} : { first }),
    others: others.filter(({ marker }) => marker.status !== "doubled").map(({ comment }) => comment),
  };
}

/** A note on what a comment says, with what its marker is to say from then on. */
export interface Note {
  /** Markdown. */
  readonly text: string;
  readonly change: Partial<Pick<Marker, "status" | "wrote">>;
}

/**
 * Writes a note above what the comment says; false where there is none, or a later run has written it.
 * @param noteFor gives none where what the comment says is to stay
 */
export async function noteOn(sticky: Sticky, noteFor: (marker: Facts) => Note | undefined): Promise<boolean> {
  const { first, others } = await findComment(sticky);
  await markDoubles(sticky, others);
  if (first === undefined || isOlder(sticky.run, first.marker.run)) return false;
  const note = noteFor(first.marker);
  if (note === undefined) return false;
  const text = withNote(first.comment.body, note.text, { ...note.change, run: sticky.run });
  if (text !== undefined && text !== first.comment.body) await sticky.github.updateComment(first.comment.id, text);
  return true;
}

/** What a comment is to say. */
export interface Said extends Pick<Marker, "head" | "status" | "approval"> {
  readonly rest: string;
  /** Whether it is worth a comment where there is none yet. */
  readonly worth: "always" | "only an update";
}

/**
 * Writes the comment, the one that stands or a new one.
 * @returns what became of it
 */
export async function writeComment(
  sticky: Sticky,
  { rest, worth, ...facts }: Said,
): Promise<"written" | "not needed" | "a later run wrote it"> {
  const { first, others } = await findComment(sticky);
  await markDoubles(sticky, others);
  const text = bodyText({ marker: { ...sticky.key, ...facts, run: sticky.run }, note: "", rest });
  if (first === undefined) {
    if (worth === "only an update") return "not needed";
    await sticky.github.createComment(sticky.pull, text);
    return "written";
  }
  if (isOlder(sticky.run, first.marker.run)) return "a later run wrote it";
  await sticky.github.updateComment(first.comment.id, text);
  return "written";
}

async function markDoubles({ github }: Sticky, others: readonly Comment[]): Promise<void> {
  for (const { id, body } of others) {
    const text = withNote(body, "> **Outdated:** the first comment of helpsync for this workspace counts.", {
      status: "doubled",
    });
    if (text !== undefined) await github.updateComment(id, text);
  }
}
