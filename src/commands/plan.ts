import { Failure, type Outcome } from "../model/failure.ts";
import { WRITES, type Plan } from "../model/plan.ts";
import type { SharedStore } from "../model/state-store.ts";
import { planWorkspace, type Planned } from "../pipeline.ts";
import { failureJson } from "../report/plan-json.ts";
import { holderText } from "../state/acquire.ts";
import { noteImages } from "./images.ts";
import { refuseUnmatched } from "./only.ts";
import { printedFace, writeFaces, type FaceOptions } from "./plan-faces.ts";
import { writeHtml, type HtmlReportOptions } from "./plan-html.ts";
import { overridesOf, type OverrideOptions } from "./overrides.ts";
import { recogniser } from "./recogniser.ts";
import { ProblemsFound } from "./problems-found.ts";
import { withProject } from "./project.ts";
import type { Session } from "./session.ts";
import { tellOrigins, type SinceOptions } from "./since.ts";

export interface PlanOptions extends SinceOptions, OverrideOptions, FaceOptions, HtmlReportOptions {
  readonly detailedExitcode?: true;
}

/** `helpsync plan`: shows what an apply would do. Writes nothing but the files that it is asked for. */
export async function plan(options: PlanOptions, session: Session): Promise<Outcome> {
  try {
    return await show(options, session);
  } catch (error) {
    if (options.format === "json") session.print(endJson(error));
    throw error;
  }
}

function show(options: PlanOptions, session: Session): Promise<Outcome> {
  return withProject(
    options,
    session,
    async (project) => {
      const { config, loaded, workspace } = project;
      const overrides = overridesOf(options);
      const found = await planWorkspace(config, loaded, workspace, overrides, {
        recognise: recogniser(project),
        ...(await project.found()),
      });
      const planned = await tellOrigins(found, project, options, session);
      refuseUnmatched(overrides, loaded, planned.state);
      await noteOpenIntents(planned, workspace.store, session);
      await noteImages({ config, loaded, workspace, planned, session });
      await writeFaces(planned.plan, options, session);
      await writeHtml(project, planned, options, session);
      session.witness?.({ kind: "plan", plan: planned.plan, lastApplied: planned.stored.commit });
      const outcome = endOf(planned.plan, options);
      session.print(printedFace(planned.plan, outcome, options, session));
      return outcome;
    },
    looksAtAll(options) ? "all texts" : "touched texts",
  );
}

/** Whether texts are looked at that nobody touched: pages as Intercom shows them, another content, what is rendered anew. */
function looksAtAll({ html, since, rerender }: PlanOptions): boolean {
  return html !== undefined || since !== undefined || rerender !== undefined;
}

/** Writes whose outcome the state does not tell: those of a run that died, or of one that is at it right now. */
async function noteOpenIntents({ settled, unsureFor }: Planned, store: SharedStore, session: Session): Promise<void> {
  if (settled.length === 0 && unsureFor === 0) return;
  const holder = await store.atWork();
  if (holder !== null) {
    session.note(`Another run is still going (${holderText(holder)}): this plan shows what it has left to do now.\n`);
    return;
  }
  for (const { message } of settled) session.note(`From an interrupted run: ${message}.\n`);
  if (unsureFor > 0) {
    session.note("Intercom may yet carry out what that run began: an apply waits for it, and looks again.\n");
  }
}

function endOf({ outcome, summary }: Plan, options: PlanOptions): Outcome {
  const holdsWrites = WRITES.some((verb) => summary[verb] > 0);
  return outcome === "done" && options.detailedExitcode === true && holdsWrites ? "changes" : outcome;
}

/** What a program reads where there is no plan: the reason by name, as the exit code has it. */
function endJson(error: unknown): string {
  if (error instanceof Failure) return failureJson(error.outcome, error);
  return error instanceof ProblemsFound ? failureJson("problems") : "";
}
