import type { Call, Exchange } from "../../src/intercom/exchange.ts";
import type { ApiVersion } from "../../src/model/api-version.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";

/** One call of the engine, answered by the sandbox without a socket between them. */
export async function directExchange(
  sandbox: Sandbox,
  { method, path, body }: Call,
  apiVersion: ApiVersion,
): Promise<Exchange> {
  const answer = await sandbox.handle({
    method,
    path,
    headers: {
      host: "127.0.0.1",
      authorization: "Bearer token",
      "intercom-version": apiVersion,
      "user-agent": "helpsync",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const headers = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const text = typeof answer.body === "string" ? answer.body : "";
  return {
    kind: "answer",
    status: answer.status,
    headers: Object.fromEntries(headers) as Readonly<Record<string, string>>,
    text,
  };
}
