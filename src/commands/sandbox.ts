import { sandboxFailure } from "../embedded/failure.ts";
import type { Outcome } from "../model/failure.ts";
import type { Session } from "./session.ts";

export interface SandboxCommandOptions {
  readonly port?: number;
  readonly data?: string;
}

/** `helpsync sandbox`: the embedded Intercom as a server of its own, until it is stopped. */
export async function sandbox({ port, data }: SandboxCommandOptions, session: Session): Promise<Outcome> {
  const { openSandbox } = await import("../sandbox/server.ts");
  const server = await openSandbox({
    ...(port === undefined ? {} : { port }),
    ...(data === undefined ? {} : { data }),
  }).catch((error: unknown) => {
    const concernsPort = error instanceof Error && "syscall" in error && error.syscall === "listen";
    throw sandboxFailure(error, concernsPort ? `port ${String(port)}` : (data ?? "memory"));
  });
  session.print(`Intercom sandbox at ${server.url}, token ${server.token}. Ctrl-C stops it.\n`);
  await session.untilStopped();
  await server.close();
  return "done";
}
