import { createHash } from "node:crypto";
import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { byCodePoint } from "../../model/key.ts";
import type { Overrides, Plan } from "../../model/plan.ts";
import { textOf, writesOf, type WriteLine } from "./digest.ts";
import { difference, type Difference } from "./saved.ts";
import { refused } from "./saved-plan.ts";

/** How the text is made; another one says nothing to this version. */
const VERSION = "a1";

/** Of sha256, base64url: 66 bits. */
const HASH_LENGTH = 11;

/** With more writes than these the digest stands alone, so that a comment has room for the text. */
const MOST_WRITES = 2_000;

/** What a person approved, as far as a plan of later is held to it. */
export interface Approval {
  readonly digest: string;
  /** Stands for the workspace and the help center. */
  readonly place: string;
  /** Stands for the options that let something through. */
  readonly allowed: string;
  /** A hash of each write; absent where there were too many. */
  readonly writes?: ReadonlySet<string>;
}

/**
 * A plan as one line of `[A-Za-z0-9_.-]`, to be kept where it was approved and given to `apply --approved`: a version, the
 * digest, workspace and options, and up to 2,000 writes as a hash each (22,000 characters).
 */
export function approvalText(plan: Plan): string {
  const { digest, place, allowed, writes } = approvalOf(plan);
  const lines = writes === undefined ? [] : [[...writes].sort(byCodePoint).join("")];
  return [VERSION, digest.replace(":", "."), place + allowed, ...lines].join(".");
}

/**
 * Reads the line of `approvalText`.
 * @throws Failure where it is none, or one of another version
 */
export function parseApproval(text: string): Approval {
  const [version = "", way = "", hash = "", scope = "", lines, ...more] = text.trim().split(".");
  const isKnown = version === VERSION;
  if (!isKnown && /^a\d+$/u.test(version)) throw refused(OTHER_VERSION, "Another version of helpsync wrote it.", NEXT);
  const parts = lines === undefined ? [] : cut(lines);
  const isWhole = /^d\d+$/u.test(way) && /^[\w-]{22}$/u.test(hash) && cut(scope)?.length === 2;
  if (!isKnown || !isWhole || parts === undefined || more.length > 0) {
    throw refused(
      "What --approved was given is no approval.",
      "It is not the line that helpsync made, or a part of it.",
      NEXT,
    );
  }
  return {
    digest: `${way}:${hash}`,
    place: scope.slice(0, HASH_LENGTH),
    allowed: scope.slice(HASH_LENGTH),
    ...(lines === undefined ? {} : { writes: new Set(parts) }),
  };
}

/**
 * What the plan of now would write and nobody approved; nothing where the plan is the approved one, or a part of it, as
 * the others may be done already. `unknown` where it is another one and the approval names no writes.
 * @throws Failure where the approval is of another workspace or of other options, or of another version
 */
export function notApproved(approval: Approval, now: Plan): readonly Difference[] | "unknown" {
  const compared = compareFingerprints(approval.digest, now.digest);
  if (compared === "same") return [];
  if (compared === "unknown") throw refused(OTHER_VERSION, "Another version of helpsync wrote it.", NEXT);
  const { place, allowed } = approvalOf(now);
  if (approval.place !== place) {
    const here = `${now.workspace.name} (${now.workspace.id}), help center ${now.helpCenter.identifier}`;
    throw refused("The approval is of another workspace or help center.", `This run is for ${here}.`, NEXT);
  }
  if (approval.allowed !== allowed) {
    throw refused(
      "The approval is of a plan with other options.",
      "What was allowed, and which part was chosen, belongs to what was approved.",
      "Give apply the options of the approved plan, or let a plan with these be approved.",
    );
  }
  const { writes } = approval;
  if (writes === undefined) return "unknown";
  return now.actions.flatMap((action) =>
    writesOf(action)
      .filter((line) => !writes.has(hashOf(line)))
      .map((line) => difference(action, line, `not approved (${action.reason})`)),
  );
}

const OTHER_VERSION = "What --approved was given is of a version that this helpsync does not read.";
const NEXT = "Make a new plan, let it be approved, and apply it with its approval.";

function approvalOf({ digest, workspace, helpCenter, overrides, actions }: Plan): Approval {
  const lines = actions.flatMap(writesOf);
  return {
    digest,
    place: hash(JSON.stringify([workspace.id, helpCenter.id])),
    allowed: hash(JSON.stringify(allowedBy(overrides))),
    ...(lines.length > MOST_WRITES ? {} : { writes: new Set(lines.map(hashOf)) }),
  };
}

function allowedBy(overrides: Overrides): readonly unknown[] {
  return Object.entries(overrides).sort(([left], [right]) => byCodePoint(left, right));
}

function hashOf(line: WriteLine): string {
  return hash(textOf(line));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, HASH_LENGTH);
}

/** Hashes without anything between them; undefined where it is none. */
function cut(text: string): readonly string[] | undefined {
  if (text.length % HASH_LENGTH !== 0 || !/^[\w-]*$/u.test(text)) return undefined;
  return text.match(new RegExp(`.{${String(HASH_LENGTH)}}`, "gu")) ?? [];
}
