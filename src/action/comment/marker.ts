import * as z from "zod";
import type { Place } from "../place.ts";

const STATUSES = ["planning", "planned", "failed", "doubled", "applied", "tried"] as const;

/** What a comment of the Action says of itself to later runs, unseen by people. */
export interface Marker {
  /** The workspace's name; empty where the config did not tell it. */
  readonly workspace: string;
  /** The config, from the repository's root. */
  readonly config: string;
  /** The commit of the pull request that was planned. */
  readonly head: string;
  /** Which run wrote it last. */
  readonly run: RunNumber;
  /** `applied`: all of it; `tried`: an apply ended otherwise, or nobody knows how. */
  readonly status: (typeof STATUSES)[number];
  /** How many of its lines, after this one, are a note on the rest. */
  readonly note: number;
  /** Stands for the text below the marker as it was written. */
  readonly seal: string;
  /** The line that `apply --approved` takes; absent where no plan is shown. */
  readonly approval?: string;
  /** What applies wrote of it after the merge, in lines of Markdown, the oldest first. */
  readonly wrote?: readonly string[];
}

/** A run of a workflow: GitHub counts runs up, and the attempts of each. */
export interface RunNumber {
  readonly id: number;
  readonly attempt: number;
}

/** Whose comment it is: a pull request has one for each. */
export type CommentKey = Pick<Marker, "workspace" | "config">;

/** The key of a run's comment; undefined where the config has no such workspace: such a run has nothing to tell in one. */
export function commentKey({ config, workspace = "", configPath }: KeyedPlace): CommentKey | undefined {
  if (config !== undefined && !Object.hasOwn(config.workspaces, workspace)) return undefined;
  return { workspace, config: configPath };
}

type KeyedPlace = Pick<Place, "config" | "workspace" | "configPath">;

const shape = z.object({
  workspace: z.string(),
  config: z.string(),
  head: z.string(),
  run: z.object({ id: z.number(), attempt: z.number() }),
  status: z.enum(STATUSES),
  note: z.int().nonnegative(),
  wrote: z.exactOptional(z.array(z.string())),
  seal: z.string().default(""),
});

const LINE = /^<!-- helpsync ([A-Za-z0-9+/=]+)(?: ([A-Za-z0-9_.-]+))? -->\r?(?:\n|$)/u;

/** One line of which GitHub shows nothing. */
export function markerLine({ approval, ...facts }: Marker): string {
  const words = Buffer.from(JSON.stringify(facts), "utf8").toString("base64");
  return `<!-- helpsync ${words}${approval === undefined ? "" : ` ${approval}`} -->`;
}

/** Reads the first line of a comment; undefined where it is not one of the Action's. */
export function readMarker(body: string): Marker | undefined {
  const [, words = "", approval] = LINE.exec(body) ?? [];
  if (words === "") return undefined;
  try {
    const facts = shape.parse(JSON.parse(Buffer.from(words, "base64").toString("utf8")));
    return { ...facts, ...(approval === undefined ? {} : { approval }) };
  } catch {
    return undefined;
  }
}

/** Whether a comment is the one for a key. Where the config does not tell the workspace, that of the config counts. */
export function isFor(marker: CommentKey, { workspace, config }: CommentKey): boolean {
  return marker.config === config && (workspace === "" || marker.workspace === "" || marker.workspace === workspace);
}

/** Whether a run has told how it ended. */
export function isToldBy({ id, attempt }: RunNumber, { run, status }: Pick<Marker, "run" | "status">): boolean {
  return run.id === id && run.attempt === attempt && status !== "planning";
}

/** Whether a run is older than another, so that it does not write over what that one wrote. */
export function isOlder(run: RunNumber, other: RunNumber): boolean {
  return run.id < other.id || (run.id === other.id && run.attempt < other.attempt);
}
