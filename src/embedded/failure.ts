import { Failure } from "../model/failure.ts";

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "Another program uses this port.",
  EACCES: "You have no right to it.",
  EISDIR: "It is a folder.",
  ENOTDIR: "A folder in its path is a file.",
};

/**
 * What the embedded sandbox threw when it was opened, as a Failure where a person can mend it: a damaged data file, a
 * port that is taken. Anything else is a mistake of helpsync's own, and stays as it is.
 * @param about the data file or the address that it was opened with
 */
export function sandboxFailure(error: unknown, about: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === "DataFileUnreadable") {
    return new Failure({
      what: `The data of the embedded Intercom in ${about} cannot be read.`,
      why: error.message,
      next: "Name another file, or delete this one: the embedded Intercom then begins empty, and so must .helpsync/state.",
    });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !code.startsWith("E") || code.startsWith("ERR_")) return error;
  return new Failure({
    what: `The embedded Intercom cannot use ${about}.`,
    why: SYSTEM_REASONS[code] ?? `The system says ${code}.`,
    next: "Name another one, or see to what is in the way.",
  });
}
