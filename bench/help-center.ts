import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  cpSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { writeConfig, writeContent, type Size } from "./made/content.ts";
import { MADE_LOCALES } from "./made/words.ts";
import { measure, type ProcessOptions } from "./run/measure.ts";
import type { PictureHost } from "./run/picture-host.ts";
import { NO_LIMIT, serve, type Server } from "./run/serve.ts";

/** The real program. */
export const PROGRAM = path.resolve("dist", "cli.cjs");

/** A project and the live help center that an apply of all of it left. */
export interface HelpCenter {
  readonly size: Size;
  /** Holds the config, the content and the state. */
  readonly folder: string;
  /** The data file of the embedded Intercom. */
  readonly data: string;
}

export interface PrepareOptions {
  /** Where prepared help centers are. */
  readonly root: string;
  readonly pictures: PictureHost;
  readonly reuse: "same program" | "any";
  readonly note: (text: string) => void;
}

/** Makes a help center by a real apply, or takes the one that was made before. */
export async function prepare(size: Size, { root, pictures, reuse, note }: PrepareOptions): Promise<HelpCenter> {
  const base = path.join(root, `${String(size.articles)}x${String(size.locales)}`);
  const helpCenter: HelpCenter = { size, folder: path.join(base, "project"), data: path.join(base, "sandbox.jsonl") };
  const mark = path.join(base, "program");
  const program = programDigest();
  const made = existsSync(mark) ? readFileSync(mark, "utf8") : undefined;
  const pattern = pictures.patternFor(helpCenter.folder);
  if (made === program || (made !== undefined && reuse === "any")) {
    writeConfig(helpCenter.folder, size, pattern);
    return helpCenter;
  }
  rmSync(base, { recursive: true, force: true });
  mkdirSync(helpCenter.folder, { recursive: true });
  writeContent(helpCenter.folder, size);
  writeConfig(helpCenter.folder, size, pattern);
  const server = await serve({ data: helpCenter.data, ...serverOf(size) });
  try {
    const { wall, memory } = await measure(helpsync(helpCenter, server, "apply", "--yes"));
    note(
      `Made ${String(size.articles)} × ${String(size.locales)} by an apply of ${wall.toFixed(0)} s, ${memory.toFixed(0)} MB.\n`,
    );
  } finally {
    await server.close();
  }
  writeFileSync(mark, program);
  return helpCenter;
}

/** The server for a help center as it was left; what is written to it is kept nowhere. */
export async function serveLeft({ data, size }: HelpCenter): Promise<Server> {
  const copy = `${data}.copy`;
  copyFileSync(data, copy);
  return serve({ data: copy, ...serverOf(size) });
}

/** What every server for content of a size has. */
export function serverOf(size: Size): { readonly locales: readonly string[]; readonly rateLimit: typeof NO_LIMIT } {
  return { locales: MADE_LOCALES.slice(0, size.locales), rateLimit: NO_LIMIT };
}

/** A run of the program in a project, against a server. */
export function helpsync(
  { folder }: HelpCenter,
  { env }: Pick<Server, "env">,
  ...parameters: string[]
): ProcessOptions {
  return { parameters: [PROGRAM, ...parameters], folder, env };
}

/** Works with a state that may be changed or be missing; afterwards it is what it was. */
export async function withOtherState<Result>(
  { folder }: HelpCenter,
  begin: "none" | "copy",
  work: () => Promise<Result>,
): Promise<Result> {
  const [state, aside] = [path.join(folder, ".helpsync"), path.join(folder, "..", "helpsync-aside")];
  renameSync(state, aside);
  try {
    if (begin === "copy") cpSync(aside, state, { recursive: true });
    return await work();
  } finally {
    rmSync(state, { recursive: true, force: true });
    renameSync(aside, state);
  }
}

/** Names the program by the bytes of all that it consists of. */
function programDigest(): string {
  const folder = path.dirname(PROGRAM);
  const hash = createHash("sha256");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.c?js$/u.test(file)) hash.update(file).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest("hex");
}
