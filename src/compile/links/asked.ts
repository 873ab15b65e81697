import { fingerprint } from "../../dialect/fingerprint.ts";
import type { Fingerprint } from "../../model/fingerprint.ts";
import type { LinkIndex, Lookup } from "./link-index.ts";

/** What an index is asked about a path, a letter for each. */
const ANSWERS = {
  f: (path, { files }) => files.get(path),
  d: (path, { folders }) => folders.get(path),
  c: (path, { folded }) => folded.get(path),
  o: (path, { leftOut }) => leftOut.has(path),
  s: (path, { assets }) => assets.spelled.get(path),
  t: (path, { assets }) => assets.folded.get(path),
  h: (path, { assets }) => assets.files.get(path)?.hash,
  S: (path, { rootAssets }) => rootAssets.spelled.get(path),
  T: (path, { rootAssets }) => rootAssets.folded.get(path),
  H: (path, { rootAssets }) => rootAssets.files.get(path)?.hash,
} satisfies Readonly<Record<string, (path: string, index: LinkIndex) => unknown>>;

type Question = keyof typeof ANSWERS;

/** An index that remembers what it is asked. */
export interface AskedIndex {
  readonly index: LinkIndex;
  /** What it was asked so far: of each path the letters of the questions, a colon, and the path. */
  asked(): string[];
}

/** Gives the same answers as an index. What a file becomes follows from itself and from these answers. */
export function rememberAsked(index: LinkIndex): AskedIndex {
  const questions = new Map<string, Set<Question>>();
  const remembering = <Value>(question: Question, lookup: Lookup<Value>): Lookup<Value> => {
    const note = (path: string): void => {
      const known = questions.get(path);
      if (known === undefined) questions.set(path, new Set([question]));
      else known.add(question);
    };
    return {
      get: (path) => (note(path), lookup.get(path)),
      has: (path) => (note(path), lookup.has(path)),
    };
  };
  const { files, folders, folded, leftOut, assets, rootAssets } = index;
  return {
    index: {
      ...index,
      files: remembering("f", files),
      folders: remembering("d", folders),
      folded: remembering("c", folded),
      leftOut: remembering("o", { get: (path) => leftOut.has(path), has: (path) => leftOut.has(path) }),
      assets: {
        files: remembering("h", assets.files),
        spelled: remembering("s", assets.spelled),
        folded: remembering("t", assets.folded),
      },
      rootAssets: {
        files: remembering("H", rootAssets.files),
        spelled: remembering("S", rootAssets.spelled),
        folded: remembering("T", rootAssets.folded),
      },
    },
    asked: () => [...questions].map(([path, of]) => `${[...of].sort().join("")}:${path}`).sort(),
  };
}

/** Fingerprint of the answers to such questions. */
export function answersTo(asked: readonly string[], index: LinkIndex): Fingerprint {
  const answers = asked.map((question) => {
    const colon = question.indexOf(":");
    const path = question.slice(colon + 1);
    const given: unknown[] = [];
    for (let place = 0; place < colon; place += 1) {
      const letter = question.charAt(place);
      given.push(isQuestion(letter) ? ANSWERS[letter](path, index) : null);
    }
    return given;
  });
  // What has no answer is as little as null in JSON, and no answer is null.
  return fingerprint("found1", JSON.stringify(answers));
}

function isQuestion(letter: string): letter is Question {
  return Object.hasOwn(ANSWERS, letter);
}
