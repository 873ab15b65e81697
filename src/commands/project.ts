import type { MeantAsRecorded } from "../compile/content.ts";
import { parseConfig } from "../content/parse-config.ts";
import { readCompiledCache } from "../disk/compiled-cache.ts";
import type { SourceTreeOptions } from "../disk/source-tree.ts";
import { findConfig } from "../disk/find-config.ts";
import { readTextFile } from "../disk/text-file.ts";
import type { Config, WorkspaceConfig } from "../model/config.ts";
import type { Content } from "../model/content.ts";
import { API_VERSIONS, NEWEST_API_VERSION, type ApiVersion } from "../model/api-version.ts";
import { Failure } from "../model/failure.ts";
import { hasErrors, type Problem } from "../model/problem.ts";
import { recordsIn } from "../model/compiled-record.ts";
import type { State } from "../model/state.ts";
import { withoutUntouchedTexts } from "../plan/let-go.ts";
import { formatProblems } from "../report/problems.ts";
import { chooseWorkspace, openWorkspace, workspaceName, type OpenOptions, type OpenWorkspace } from "../workspace.ts";
import { compileRead, readContent, type Loaded, type ReadContent } from "../load.ts";
import type { PlanOptions } from "../pipeline.ts";
import { ProblemsFound } from "./problems-found.ts";
import type { CommonOptions, Session, WorkspaceOptions } from "./session.ts";

/** Finds and reads the config. Errors in it are printed and end the command. */
export async function readConfig(options: CommonOptions, session: Session): Promise<Config> {
  const file = await findConfig(session.cwd, options.config);
  const { config, problems } = parseConfig(await readTextFile(file), file);
  report(problems, session);
  if (config === undefined || hasErrors(problems)) throw new ProblemsFound();
  return config;
}

export interface OpenProject {
  readonly config: Config;
  readonly loaded: Loaded;
  readonly workspace: OpenWorkspace;
}

interface StoredProject extends OpenProject {
  readonly stored: Promise<State | null>;
}

/** A project with what was there when the workspace was opened; whoever is to write looks anew, under the lock. */
export interface RememberingProject extends OpenProject {
  readonly found: () => Promise<Pick<PlanOptions, "stored" | "listing">>;
}

/**
 * For work that only plans: Intercom is listed while what is here is worked through. `touched texts` where nobody looks at
 * a text of Intercom's but for what the plan is to do.
 */
export type Lists = "all texts" | "touched texts";

/**
 * Reads the content and opens the workspace for as long as `work` needs it. Errors in content end the command before any
 * write.
 */
export async function withProject<Result>(
  options: WorkspaceOptions,
  session: Session,
  work: (project: RememberingProject) => Promise<Result>,
  lists?: Lists,
): Promise<Result> {
  // Whoever only plans is done in seconds: until then no file is likely to change, and thousands need not be kept.
  const files = lists === "touched texts" ? "read again" : "kept";
  const chosen = await readChosen(options, session, { files });
  const heedAll = async (): Promise<void> => {
    const known = believesCaches(session) ? await readCompiledCache(chosen.config.folder) : new Map();
    heedProblems((await compileRead(chosen.read, chosen.config, known)).problems, session);
  };
  if (hasErrors(chosen.read.problems)) await heedAll();
  const workspace = await open(chosen, options, session, lists).catch(async (error: unknown) => {
    // What is wrong with the content is told first: it can be mended here.
    await heedAll();
    throw error;
  });
  const { listing } = workspace;
  const heeding = (project: StoredProject): Promise<Result> => {
    heedProblems(project.loaded.problems, session);
    const found = async () => ({ stored: await project.stored, ...(listing === undefined ? {} : { listing }) });
    return work({ ...project, found });
  };
  return withOpen(chosen, workspace, heeding, lists);
}

/** Prints the problems and ends the command where one of them is an error; warnings are only counted. */
export function heedProblems(problems: readonly Problem[], session: Session): void {
  if (hasErrors(problems)) {
    report(problems, session);
    throw new ProblemsFound();
  }
  if (problems.length > 0) session.witness?.({ kind: "problems", problems });
  noteWarnings(problems, session);
}

/**
 * The same for commands that only look things up, or that heed mistakes in the content later: these do not stop them.
 * @param absent whether a content folder that is not there yet holds nothing; it is refused where this is not said
 */
export async function withContent<Result>(
  options: WorkspaceOptions,
  session: Session,
  work: (project: OpenProject) => Promise<Result>,
  absent?: "refused" | "empty",
): Promise<Result> {
  const chosen = await readChosen(options, session, { absent });
  return withOpen(chosen, await open(chosen, options, session), work);
}

/** The config and the content, and the workspace that is meant. */
interface Chosen {
  readonly config: Config;
  readonly read: ReadContent;
  readonly workspace: WorkspaceConfig;
}

async function readChosen(options: WorkspaceOptions, session: Session, reading: SourceTreeOptions): Promise<Chosen> {
  const config = await readConfig(options, session);
  const workspace = workspaceOf(config, options, session);
  return { config, workspace, read: await readContent(config, workspace.apiVersion, reading) };
}

async function open(
  { config, read: { tree, content }, workspace }: Chosen,
  options: WorkspaceOptions,
  session: Session,
  lists?: Lists,
): Promise<OpenWorkspace> {
  const opened = await openWorkspace(config, workspace, {
    env: session.env,
    assets: [...tree.assets.values(), ...tree.rootAssets.values()],
    authors: authorsOf(config, content),
    ...notesOf(session),
    ...(lists === undefined ? {} : { lists: "at once" }),
    ...(options.verbose === undefined ? {} : { onRequest: noteRequest(session) }),
  });
  for (const warning of opened.warnings) session.note(`! ${warning}\n`);
  return opened;
}

/**
 * Compiles what has changed since the state learned of the content, and closes the workspace after the work. What Intercom
 * lists meanwhile is kept without the texts that nobody touched, where only the others are looked at.
 */
async function withOpen<Result>(
  { config, read }: Chosen,
  workspace: OpenWorkspace,
  work: (project: StoredProject) => Promise<Result>,
  lists?: Lists,
): Promise<Result> {
  try {
    const stored = workspace.store.read();
    // A state that cannot be read is told by whoever needs more of it than this.
    const state = await stored.catch(() => null);
    const keepTouched = (meantAsRecorded: MeantAsRecorded): void => {
      if (state === null || lists !== "touched texts") return;
      workspace.listing?.keepOnly(withoutUntouchedTexts(state, read.content, meantAsRecorded));
    };
    const loaded = await compileRead(read, config, recordsIn(state), keepTouched);
    return await work({ config, workspace, loaded, stored });
  } finally {
    await workspace.close();
  }
}

/** The chosen workspace with the API version of the command line or the environment, where there is one. */
export function workspaceOf(config: Config, options: WorkspaceOptions, session: Session): WorkspaceConfig {
  const chosen = chooseWorkspace(config, options.workspace, session.env);
  const apiVersion = saidApiVersion(options, session);
  return apiVersion === undefined ? chosen : { ...chosen, apiVersion };
}

/** The API version that content is checked for: the workspace's, or the newest where no workspace is meant. */
export function apiVersionOf(config: Config, options: WorkspaceOptions, session: Session): ApiVersion {
  const isMeant = workspaceName(config, options.workspace, session.env) !== undefined;
  if (isMeant) return workspaceOf(config, options, session).apiVersion;
  return saidApiVersion(options, session) ?? NEWEST_API_VERSION;
}

function saidApiVersion(options: WorkspaceOptions, session: Session): ApiVersion | undefined {
  const said = options.apiVersion ?? session.env["HELPSYNC_API_VERSION"];
  const apiVersion = API_VERSIONS.find((version) => version === said);
  if (apiVersion !== undefined || said === undefined) return apiVersion;
  throw new Failure({
    what: `There is no API version "${said}".`,
    why: `helpsync speaks ${API_VERSIONS.join(", ")}.`,
    next: "Pass one of these to --api-version.",
  });
}

/**
 * Whether what an earlier run left in the checkout counts. In a pipeline there is mostly no such run, and what lies there
 * may have come with a pull request.
 */
export function believesCaches({ env }: Session): boolean {
  return !env["CI"];
}

/** Prints problems, if there are any. */
export function report(problems: readonly Problem[], session: Session): void {
  if (problems.length === 0) return;
  session.witness?.({ kind: "problems", problems });
  session.note(formatProblems(problems, { color: session.color === "color" }));
}

function noteWarnings(problems: readonly Problem[], session: Session): void {
  if (problems.length === 0) return;
  const number = problems.length === 1 ? "1 warning" : `${String(problems.length)} warnings`;
  session.note(`${number} in content; \`helpsync validate\` shows ${problems.length === 1 ? "it" : "them"}.\n`);
}

/** Every author that the content or the config names. */
export function authorsOf(config: Config, { articles }: Content): string[] {
  const named = articles.flatMap(({ translations }) =>
    Object.values(translations).flatMap(({ author }) => author ?? []),
  );
  return [...new Set([...(config.defaults.author === undefined ? [] : [config.defaults.author]), ...named])];
}

function noteRequest(session: Session): (entry: { method: string; path: string; status: number; ms: number }) => void {
  return ({ method, path, status, ms }) => {
    const answer = status === 0 ? "no answer" : String(status);
    session.note(`${method} ${path} → ${answer} (${String(Math.round(ms))} ms)\n`);
  };
}

/** What an open workspace tells while it works: a network that swallows everything would look like a program that hangs. */
export function notesOf(session: Session): Pick<OpenOptions, "onWait" | "onOthers"> {
  return {
    onWait: ({ method, path }) => {
      session.note(`Still waiting for Intercom's answer to ${method} ${path} …\n`);
    },
    onOthers: ({ calls, limit, window }) => {
      const part = `at least ${String(calls)} of ${String(limit)} calls in ${String(window / 1000)} s`;
      session.note(`Other programs use the workspace's rate limit, too (${part}): helpsync leaves them their part.\n`);
    },
  };
}
