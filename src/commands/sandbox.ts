import path from "node:path";
import { readTextFile } from "../disk/text-file.ts";
import { sandboxFailure } from "../embedded/failure.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import type { OpenSandbox } from "../sandbox/server.ts";
import type { Session } from "./session.ts";

export interface SandboxCommandOptions {
  readonly port?: number;
  readonly data?: string;
  readonly quirk?: readonly string[];
  /** A file of quirks; `quirk` wins over it. */
  readonly quirks?: string;
  readonly fault?: readonly string[];
  readonly faultSeed?: number;
  readonly faultRate?: number;
  readonly listQuirks?: true;
  readonly listFaults?: true;
}

/** `helpsync sandbox`: the embedded Intercom as a server of its own, until it is stopped. */
export async function sandbox(options: SandboxCommandOptions, session: Session): Promise<Outcome> {
  if (options.listQuirks === true) {
    session.print((await import("../sandbox/quirk-notes.ts")).describeQuirks());
    return "done";
  }
  if (options.listFaults === true) {
    session.print((await import("../sandbox/faults/kinds.ts")).describeFaults());
    return "done";
  }
  const server = await open(options, session);
  session.print(`Intercom sandbox at ${server.url}, token ${server.token}. Ctrl-C stops it.\n`);
  await session.untilStopped();
  await server.close();
  return "done";
}

async function open(options: SandboxCommandOptions, session: Session): Promise<OpenSandbox> {
  const { openSandbox } = await import("../sandbox/server.ts");
  const { parseQuirk, parseQuirksFile } = await import("../sandbox/quirk-texts.ts");
  const { quirks: file, faultRate: rate, faultSeed: seed } = options;
  const report = file === undefined ? undefined : await readTextFile(path.resolve(session.cwd, file));
  try {
    const quirks = report === undefined ? {} : parseQuirksFile(report);
    Object.assign(quirks, ...(options.quirk ?? []).map(parseQuirk));
    return await openSandbox({
      quirks,
      faults: options.fault ?? [],
      ...(rate === undefined && seed === undefined ? {} : { randomFaults: { rate: rate ?? 0.1, seed: seed ?? 1 } }),
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(options.data === undefined ? {} : { data: options.data }),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) {
      const concernsPort = error instanceof Error && "syscall" in error && error.syscall === "listen";
      throw sandboxFailure(error, concernsPort ? `port ${String(options.port)}` : (options.data ?? "memory"));
    }
    const next = "See `helpsync sandbox --list-quirks` and `helpsync sandbox --list-faults`.";
    throw new Failure({ what: "The sandbox was not started.", why: error.message, next, cause: error });
  }
}
