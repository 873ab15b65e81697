import { acceptableOf, withAccepted, type Acceptable } from "../apply/accept.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import type { Action } from "../model/plan.ts";
import type { Planned } from "../pipeline.ts";
import { namedBy } from "../plan/partial.ts";
import { acceptText } from "../report/accept-text.ts";
import { withoutTaken } from "../settle/not-taken.ts";
import { planInTurn } from "./plan-in-turn.ts";
import { following } from "./advice.ts";
import { overridesOf } from "./overrides.ts";
import { withProject, type OpenProject } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";
import { underLock, type LockOptions } from "./under-lock.ts";

export interface AcceptOptions extends WorkspaceOptions, LockOptions {}

/** `helpsync accept KEY…`: records edits made in Intercom as known. Writes nothing there. */
export async function accept(patterns: readonly string[], options: AcceptOptions, session: Session): Promise<Outcome> {
  return withProject<Outcome>(options, session, (project) =>
    underLock<Outcome>(project.workspace.store, options, session, async (turn) => {
      const planned = await planInTurn(project, overridesOf({}), turn, session);
      const chosen = new Set(patterns.flatMap((pattern) => edited(pattern, planned, project, session)));
      const items = [...chosen].map((action) => ({ action, accepted: acceptable(action, planned, project) }));
      const state = items.reduce(
        (before, { action, accepted }) => withAccepted(before, action, accepted, planned.live),
        planned.state,
      );
      const decided = new Set([...chosen].flatMap(({ key }) => key ?? []));
      await project.workspace.store.write(withoutTaken(state, planned.stored, decided));
      session.print(
        acceptText(
          planned.plan,
          items.map(({ action, accepted }) => ({ action, ...told(action, accepted) })),
          { color: session.color, plan: following(session, "plan") },
        ),
      );
      return "done";
    }),
  );
}

function acceptable(action: Action, { state, live }: Planned, { loaded }: OpenProject): Acceptable {
  return acceptableOf(action, state, live, loaded.desired);
}

/** The actions that a key or pattern names and that hold something to accept; a pattern passes over the others. */
function edited(pattern: string, planned: Planned, project: OpenProject, session: Session): Action[] {
  const named = planned.plan.actions.filter((action) => action.key !== undefined && namedBy(pattern)(action));
  const found = named.filter((action) => {
    const { fields, place } = acceptable(action, planned, project);
    return fields.length > 0 || place !== undefined;
  });
  if (found.length === 0) throw nothingToAccept(pattern, named, planned, session);
  return found;
}

function nothingToAccept(pattern: string, named: readonly Action[], { live }: Planned, session: Session): Failure {
  const [action] = named;
  if (action === undefined) {
    return new Failure({
      what: `${pattern} names nothing.`,
      why: "It is neither a key nor a pattern that fits the path of a file, without its locale and ending.",
      next: "Give a key as the plan shows it, such as article:guides/install, or a pattern such as 'guides/**'.",
    });
  }
  const key = action.key ?? pattern;
  const isThere = live.resources.some(({ kind, id }) => kind === action.kind && id === action.id);
  if (action.id !== undefined && !isThere) {
    return new Failure({
      what: `${key} was deleted in Intercom: there is no edit to accept.`,
      next: `Make it again with \`${following(session, "apply", "--recreate", key)}\`, remove its file, or forget it with \`${following(session, "state remove", key)}\`.`,
    });
  }
  if (action.adopts !== undefined) {
    return new Failure({
      what: `${key} is not helpsync's yet.`,
      why: "Only edits since the last apply can be accepted, and it was never applied.",
      next: `Run \`${following(session, "apply")}\`: it takes it over, and writes nothing where the words differ.`,
    });
  }
  return new Failure({
    what: `${named.length === 1 ? key : pattern} holds no edit to accept.`,
    why: `The plan says: ${action.reason}.`,
    next: `\`${following(session, "plan")}\` shows what was edited in Intercom.`,
  });
}

function told({ verb, place: own }: Action, { fields, place }: Acceptable): { kept: string[]; writtenOver: string[] } {
  const names = (then: "kept" | "written over"): string[] =>
    fields.filter((one) => one.then === then).map(({ locale, field }) => `${locale} ${field}`);
  const places = place === undefined ? [] : ["place"];
  // Without a place of its own the action is of a file that is gone, and writes nothing over it.
  return verb === "conflict" && own !== undefined
    ? { kept: names("kept"), writtenOver: [...names("written over"), ...places] }
    : { kept: [...names("kept"), ...places], writtenOver: names("written over") };
}
