import { makeContentFolder, openContentFolder } from "../disk/content-folder.ts";
import { openStaging, type Staging } from "../disk/staging.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import { planWorkspace, type Planned } from "../pipeline.ts";
import { otherDefaultLocale } from "../plan/guards/default-locale.ts";
import { namedBy } from "../plan/partial.ts";
import { isYetToCome } from "../pulling/brought-back.ts";
import { pullContent, type PulledContent } from "../pulling/pull-content.ts";
import type { PullRequest } from "../pulling/scene.ts";
import { withoutUnfinished } from "../pulling/unfinished.ts";
import { pullText } from "../report/pull-text.ts";
import { following } from "./advice.ts";
import { overridesOf } from "./overrides.ts";
import { planInTurn } from "./plan-in-turn.ts";
import { heedProblems, readConfig, withContent, type OpenProject } from "./project.ts";
import { pullReport } from "./pull-report.ts";
import { recogniser } from "./recogniser.ts";
import type { Session, WorkspaceOptions } from "./session.ts";
import { underLock, type LockOptions } from "./under-lock.ts";
import { unchangedBy, writeFiles, type WrittenFiles } from "./write-pulled.ts";

export interface PullOptions extends WorkspaceOptions, LockOptions {
  readonly new?: true;
  readonly check?: true;
  readonly images: "download" | "link";
}

/**
 * `helpsync pull`: brings home what was edited in Intercom, and with `--new`, or where nothing was pulled or applied yet,
 * what is new there. With `--check` it only says what it would do.
 * @param patterns keys or globs of what is to be pulled; all where empty
 */
export async function pull(patterns: readonly string[], options: PullOptions, session: Session): Promise<Outcome> {
  const config = await readConfig(options, session);
  if (options.check === undefined) await makeContentFolder(config);
  const staging = openStaging();
  try {
    return await pullInto(staging, patterns, options, session);
  } finally {
    await staging.close();
  }
}

async function pullInto(
  staging: Staging,
  patterns: readonly string[],
  options: PullOptions,
  session: Session,
): Promise<Outcome> {
  return withContent<Outcome>(
    options,
    session,
    async ({ config, loaded: found, workspace }) => {
      await found.loadCompiler();
      const stored = await workspace.store.read();
      const loaded = await withoutUnfinished(found, config, workspace.config.apiVersion, stored);
      heedProblems(loaded.problems, session);
      const project = { config, loaded, workspace };
      const folder = await openContentFolder(config);
      if (options.check === true) {
        const planned = await planWorkspace(config, loaded, workspace, overridesOf({}), {
          recognise: recogniser(project),
        });
        const request = requestOf(patterns, options, project, planned, staging);
        const pulled = await pullContent(project, planned, request, folder.files);
        const looked = { outcomes: unchangedBy(pulled, found), written: [] };
        return tell(pulled, "looked", looked, { planned, options }, session);
      }
      return underLock<Outcome>(workspace.store, options, session, async (turn) => {
        await folder.sweep();
        const planned = await planInTurn(project, overridesOf({}), turn, session);
        const request = requestOf(patterns, options, project, planned, staging);
        const pulled = await turn.unlessStopped(pullContent(project, planned, request, folder.files));
        refuseNothing(patterns, pulled, planned);
        await workspace.remember();
        // The state first: files that it does not know would be taken for others' after a crash.
        await workspace.store.write(pulled.recorded.state, pulled.recorded.texts);
        const made = await writeFiles(pulled, { found, read: loaded }, folder, turn.stopping);
        return tell(pulled, "written", made, { planned, options }, session);
      });
    },
    "empty",
  );
}

function requestOf(
  patterns: readonly string[],
  options: PullOptions,
  { loaded, workspace }: OpenProject,
  { live, state, stored }: Planned,
  staging: Staging,
): PullRequest {
  const [guard] = otherDefaultLocale({ desired: loaded.desired, live, state });
  if (guard !== undefined)
    throw new Failure({ what: "Nothing can be pulled.", why: guard.message, next: "Mend the config." });
  const named = patterns.map(namedBy);
  const isFirst = isYetToCome(loaded, stored, workspace.config);
  return {
    isNamed: (resource) => patterns.length === 0 || named.some((is) => is(resource)),
    fresh: options.new === true || isFirst ? "take" : "leave",
    gone: isFirst ? "bring back" : "leave",
    images: options.check === true ? "look" : options.images,
    keepImage: (bytes) => staging.put(bytes),
  };
}

/** @throws Failure where a pattern was given and nothing has that name */
function refuseNothing(patterns: readonly string[], { files }: PulledContent, { plan }: Planned): void {
  const known = [...plan.actions, ...files.map(({ draft }) => draft.resource)];
  const unmatched = patterns.find((pattern) => !known.some(namedBy(pattern)));
  if (unmatched === undefined) return;
  throw new Failure({
    what: `${unmatched} names nothing.`,
    why: "It is neither a key nor a pattern that fits the path of a file, without its locale and ending. What has no file yet is only found with --new.",
    next: "Give a key as the plan shows it, such as article:guides/install, or a pattern such as 'guides/**'.",
  });
}

interface Told {
  readonly planned: Planned;
  readonly options: PullOptions;
}

function tell(
  pulled: PulledContent,
  mode: "written" | "looked",
  { outcomes, written }: WrittenFiles,
  { planned, options }: Told,
  session: Session,
): Outcome {
  const report = pullReport(pulled, planned.plan, mode, outcomes, (name, ...parameters) =>
    following(session, name, ...parameters),
  );
  session.witness?.({ kind: "pulled", report, written });
  session.print(pullText(report, { color: session.color, all: options.verbose === true }));
  const isStopped = report.files.some(({ conflicts, missed }) => conflicts > 0 || missed !== undefined);
  return isStopped ? "stopped" : "done";
}
