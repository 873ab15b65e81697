import type { Outcome } from "../model/failure.ts";
import { planWorkspace } from "../pipeline.ts";
import { withUnsaid } from "../pulling/unsaid-drift.ts";
import { driftOf, type Drift } from "../report/drift.ts";
import { driftMarkdown } from "../report/drift-markdown.ts";
import { driftText } from "../report/drift-text.ts";
import { overridesOf } from "./overrides.ts";
import { markdownOptions, type CommentOptions } from "./plan-faces.ts";
import { recogniser } from "./recogniser.ts";
import { withProject } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

export interface DriftOptions extends WorkspaceOptions, CommentOptions {
  readonly format: "text" | "json" | "markdown";
}

/** `helpsync drift`: what was edited in Intercom since the last apply, for a scheduled job. Writes nothing. */
export async function drift(options: DriftOptions, session: Session): Promise<Outcome> {
  return withProject<Outcome>(
    options,
    session,
    async (project) => {
      const { config, loaded, workspace } = project;
      const planned = await planWorkspace(config, loaded, workspace, overridesOf({}), {
        recognise: recogniser(project),
        ...(await project.found()),
      });
      const found = withUnsaid(driftOf(planned.plan), loaded.desired, planned);
      session.witness?.({ kind: "drift", drift: found });
      session.print(shown(found, options, session));
      return found.edits.length === 0 ? "done" : "changes";
    },
    "touched texts",
  );
}

function shown(found: Drift, options: DriftOptions, { color, drafts }: Session): string {
  switch (options.format) {
    case "text":
      return driftText(found, color, drafts);
    case "markdown":
      return driftMarkdown(found, markdownOptions(options));
    case "json":
      return `${JSON.stringify(found, null, 2)}\n`;
  }
}
