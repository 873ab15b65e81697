import { readReferencePages } from "../disk/manual.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import { nearest, sectionOf } from "../report/explanation.ts";
import type { Session } from "./session.ts";

/** `helpsync explain CODE`: what the manual says of a problem's code. */
export async function explain(code: string, session: Session): Promise<Outcome> {
  const pages = await readReferencePages(session.manual);
  const section = pages.map((page) => sectionOf(page, code)).find((found) => found !== undefined);
  if (section === undefined) {
    const guess = nearest(code, pages);
    throw new Failure({
      what: `There is no problem with the code "${code}".`,
      next:
        guess === undefined
          ? "Codes stand in square brackets in what `helpsync validate` prints."
          : `Did you mean ${guess}?`,
    });
  }
  session.print(`${section}\n`);
  return "done";
}
