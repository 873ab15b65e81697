import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Calls, FromServer, ServerStart, ToServer } from "./messages.ts";

/** An embedded Intercom in another process. */
export interface Server {
  readonly url: string;
  /** What a process needs in its environment to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds that each answer is on its way from now on. */
  setLatency(latency: number): Promise<void>;
  /** What was called since this was asked before. */
  calls(): Promise<Calls>;
  close(): Promise<void>;
}

/** So wide that it never closes: for what is not about the rate limit. */
export const NO_LIMIT = { calls: 1_000_000_000, windowSeconds: 10 };

/** Starts one, with what a data file holds or empty. */
export async function serve(start: ServerStart): Promise<Server> {
  const child = fork(path.join(import.meta.dirname, "server.mjs"), [JSON.stringify(start)], {
    execArgv: ["--max-old-space-size=8000"],
  });
  const hear = async (): Promise<FromServer> => {
    const [message] = (await once(child, "message")) as [FromServer];
    return message;
  };
  const ask = async (question: ToServer): Promise<FromServer> => {
    const answer = hear();
    child.send(question);
    return answer;
  };
  const ended = once(child, "exit");
  const begun = await Promise.race([hear(), ended]);
  if (!("url" in begun)) throw new Error("The embedded Intercom did not start.");
  return {
    url: begun.url,
    env: { HELPSYNC_API_URL: begun.url, BENCH_ACCESS_TOKEN: begun.token },
    async setLatency(latency) {
      await ask({ latency });
    },
    async calls() {
      const answer = await ask({ ask: "calls" });
      if (!("calls" in answer)) throw new Error("The embedded Intercom did not tell its calls.");
      return answer.calls;
    },
    async close() {
      child.disconnect();
      await ended;
    },
  };
}
