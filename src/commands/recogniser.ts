import type { Recognise } from "../pipeline.ts";
import type { OpenProject } from "./project.ts";

/** Recognises edits that files hold already; what it takes is loaded only where there may be some. */
export function recogniser(project: OpenProject): Recognise {
  return async (planned) => (await import("../pulling/recognise.ts")).recognise(project, planned);
}
