import type { Overrides } from "../model/plan.ts";
import { planWhenSure, type Planned } from "../pipeline.ts";
import { recogniser } from "./recogniser.ts";
import type { OpenProject } from "./project.ts";
import type { Session } from "./session.ts";
import type { Turn } from "./under-lock.ts";

/** The plan of a run that is about to write. What an earlier run left in the air is waited for, and that is told. */
export async function planInTurn(
  project: OpenProject,
  overrides: Overrides,
  turn: Turn,
  session: Session,
): Promise<Planned> {
  const tell = (seconds: number): void => {
    session.note(waitText(seconds));
  };
  const { config, loaded, workspace } = project;
  const sure = { tell, halted: turn.halted, recognise: recogniser(project) };
  return turn.unlessStopped(planWhenSure(config, loaded, workspace, overrides, sure));
}

/** Why nothing happens for a while. */
export function waitText(seconds: number): string {
  return `Waiting ${String(Math.ceil(seconds))} s: nothing is known of a write, and Intercom may yet carry it out …\n`;
}
