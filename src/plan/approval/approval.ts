import { createHash } from "node:crypto";
import { byCodePoint } from "../../model/key.ts";
import type { Plan } from "../../model/plan.ts";
import { textOf, writesOf, type WriteLine, type WrittenAction } from "./digest.ts";
import { refused } from "./saved-plan.ts";

/** How the text is made; another one says nothing to this version. */
const VERSION = "a2";

/** Of sha256, base64url: 66 bits. */
const HASH_LENGTH = 11;

/** With more than these the text names less, so that a comment has room for it. */
const MOST_HASHES = 2_000;

/** The word for an approval of a plan that writes nothing. */
export const NOTHING = "nothing";

/** What a hash stands for: a write, or all writes of a page where single ones were too many. */
type Unit = "write" | "page";

/** What a person approved, as far as a plan of later is held to it. */
export interface Approval {
  readonly digest: string;
  readonly scope: ApprovedScope;
  /** Absent where there were too many even by page. */
  readonly writes?: { readonly unit: Unit; readonly hashes: ReadonlySet<string> };
}

/** What a plan is of, each as a hash. */
export interface ApprovedScope {
  /** The workspace and the help center. */
  readonly place: string;
  readonly apiVersion: string;
  readonly config: string;
  /** The options that let something through. */
  readonly allowed: string;
}

/**
 * A plan as one line of `[A-Za-z0-9_.-]`, to be kept where it was approved and given to `apply --approved`: a version, the
 * digest, what it is of, and up to 2,000 writes as a hash each (22,000 characters); with more, a hash for each page.
 */
export function approvalText(plan: Plan): string {
  const { place, apiVersion, config, allowed } = scopeOf(plan);
  const lines = plan.actions.flatMap(writesOf).map(hashOfLine);
  const pages = plan.actions.flatMap((action) => hashOfPage(action) ?? []);
  const [unit, hashes] = lines.length > MOST_HASHES ? ["p", pages] : ["w", lines];
  const named = hashes.length > MOST_HASHES ? [] : [unit + [...hashes].sort(byCodePoint).join("")];
  return [VERSION, plan.digest.replace(":", "."), place + apiVersion + config + allowed, ...named].join(".");
}

/**
 * Reads the line of `approvalText`, or the word `nothing`.
 * @throws Failure where it is neither, or one of another version
 */
export function parseApproval(text: string): Approval | typeof NOTHING {
  if (text.trim() === NOTHING) return NOTHING;
  const [version = "", way = "", hash = "", scope = "", lines, ...more] = text.trim().split(".");
  const isKnown = version === VERSION;
  if (!isKnown && /^a\d+$/u.test(version)) throw refused(OTHER_VERSION, "Another version of helpsync wrote it.", NEXT);
  const [place, apiVersion, config, allowed, ...rest] = cut(scope) ?? [];
  const hashes = lines === undefined ? [] : cut(lines.slice(1));
  const isWhole = /^d\d+$/u.test(way) && /^[\w-]{22}$/u.test(hash) && /^[wp]/u.test(lines ?? "w");
  const isScope = place !== undefined && apiVersion !== undefined && config !== undefined && allowed !== undefined;
  if (!isKnown || !isWhole || !isScope || rest.length > 0 || hashes === undefined || more.length > 0) {
    throw refused(
      "What --approved was given is no approval.",
      "It is not the line that helpsync made, or a part of it.",
      NEXT,
    );
  }
  const unit = lines?.startsWith("p") === true ? "page" : "write";
  return {
    digest: `${way}:${hash}`,
    scope: { place, apiVersion, config, allowed },
    ...(lines === undefined ? {} : { writes: { unit, hashes: new Set(hashes) } }),
  };
}

/** Of what a plan is, to be held against what an approval is of. */
export function scopeOf({ workspace, helpCenter, config, overrides }: Plan): ApprovedScope {
  const allowed = Object.entries(overrides).sort(([left], [right]) => byCodePoint(left, right));
  return {
    place: hash(JSON.stringify([workspace.id, helpCenter.id])),
    apiVersion: hash(workspace.apiVersion),
    config: hash(config),
    allowed: hash(JSON.stringify(allowed)),
  };
}

/** Whether an approval names a write; `unknown` where it names none. */
export function names({ writes }: Approval, action: WrittenAction, line: WriteLine): boolean | "unknown" {
  if (writes === undefined) return "unknown";
  const hash = writes.unit === "write" ? hashOfLine(line) : hashOfPage(action);
  return hash !== undefined && writes.hashes.has(hash);
}

export const OTHER_VERSION = "What --approved was given is of a version that this helpsync does not read.";
export const NEXT = "Make a new plan, let it be approved, and apply it with its approval.";

function hashOfLine(line: WriteLine): string {
  return hash(textOf(line));
}

/** Undefined where nothing is written. */
function hashOfPage(action: WrittenAction): string | undefined {
  const lines = writesOf(action).map(textOf);
  return lines.length === 0 ? undefined : hash(lines.sort(byCodePoint).join("\n"));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, HASH_LENGTH);
}

/** Hashes without anything between them; undefined where it is none. */
function cut(text: string): readonly string[] | undefined {
  if (text.length % HASH_LENGTH !== 0 || !/^[\w-]*$/u.test(text)) return undefined;
  return text.match(new RegExp(`.{${String(HASH_LENGTH)}}`, "gu")) ?? [];
}
