import { tmpdir } from "node:os";
import { openCommit } from "../git/commit-files.ts";
import { WRITES, type Overrides, type Plan, type PlanWarning } from "../model/plan.ts";
import type { Planned } from "../pipeline.ts";
import { withOrigins, type OriginsInput } from "../plan/origins/origins.ts";
import { contentAt } from "./content-at.ts";
import type { OpenProject } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

export interface SinceOptions extends WorkspaceOptions {
  /** The commit that a pull request adds to. */
  readonly since?: string;
}

/**
 * Tells of each action whose it is, where `--since` names what the pull request adds to. Its content is read and planned
 * only where the plan holds something that could be another's.
 * @throws Failure where there is no such commit
 */
export async function tellOrigins(
  planned: Planned,
  project: OpenProject,
  options: SinceOptions,
  session: Session,
): Promise<Planned> {
  if (options.since === undefined) return planned;
  const base = session.env["GITHUB_BASE_REF"] ?? "";
  const files = await openCommit(project.config.folder, options.since, session.env, tmpdir());
  try {
    const named = options.since === files.hash ? files.hash.slice(0, 7) : options.since;
    const proposal = { since: files.hash, branch: base === "" ? named : base };
    const { desired } = project.loaded;
    const told = (warnings: readonly PlanWarning[], before?: OriginsInput["before"]): Planned => {
      const input = { proposal, desired, state: planned.state, ...(before === undefined ? {} : { before }) };
      const plan = withOrigins(planned.plan, input);
      return { ...planned, plan: { ...plan, warnings: [...plan.warnings, ...warnings] } };
    };
    if (!mayBeOthers(planned.plan)) return told([]);
    const found = await contentAt(files, project, options, session);
    const commit = `${files.hash.slice(0, 7)} (${proposal.branch})`;
    switch (found.kind) {
      case "nothing":
        return told([]);
      case "problems": {
        const message = `The content at ${commit} has ${found.number}: what is there already cannot be told, so every change counts as this pull request's.`;
        return told([{ code: "since-problems", message }]);
      }
      case "unclear": {
        const message = `Whose changes these are cannot be told: ${found.why}, so the content at ${commit} cannot be put together.`;
        const { plan } = planned;
        return { ...planned, plan: { ...plan, warnings: [...plan.warnings, { code: "since-unclear", message }] } };
      }
      case "content": {
        const overrides: Overrides = { ...planned.plan.overrides, only: [] };
        const { actions } = planned.instead({ ...found.content, overrides });
        return told([], { desired: found.content.loaded.desired, actions });
      }
    }
  } finally {
    await files.close();
  }
}

function mayBeOthers({ actions }: Plan): boolean {
  const verbs: readonly string[] = [...WRITES, "conflict", "blocked"];
  return actions.some(({ verb }) => verbs.includes(verb));
}
