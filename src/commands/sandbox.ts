import type { Outcome } from "../model/failure.ts";
import type { Session } from "./session.ts";

export interface SandboxCommandOptions {
  readonly port?: number;
  readonly data?: string;
}

/** `helpsync sandbox`: the embedded Intercom as a server of its own, until it is stopped. */
export async function sandbox(options: SandboxCommandOptions, session: Session): Promise<Outcome> {
  const { openSandbox } = await import("../sandbox/server.ts");
  const server = await openSandbox({
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.data === undefined ? {} : { data: options.data }),
  });
  session.print(`Intercom sandbox at ${server.url}, token ${server.token}. Ctrl-C stops it.\n`);
  await session.untilStopped();
  await server.close();
  return "done";
}
