import type { Answer, SandboxRequest } from "../../src/sandbox/message.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { findOperation } from "./descriptions.ts";
import { judgeAnswer, judgeRequest, type Exchange } from "./judge.ts";

/** What the judge saw in one file of tests. */
export interface Witness {
  /** Sentences about exchanges that are not as described. */
  readonly complaints: Set<string>;
  /** `2.16 GET /articles/{id}`: operations that were answered with success. */
  readonly exercised: Set<string>;
}

/** Lets a witness see every request that reaches a sandbox, and its answer. */
export function watch(sandbox: Sandbox, witness: Witness): Sandbox {
  const handle = sandbox.handle.bind(sandbox);
  sandbox.handle = async (request) => {
    const answer = await handle(request);
    testify(request, answer, witness);
    return answer;
  };
  return sandbox;
}

function testify(request: SandboxRequest, answer: Answer, { complaints, exercised }: Witness): void {
  const { method, path, headers } = request;
  // What a fault made of an answer is wrong on purpose; pictures and the sandbox's own routes are no part of the API.
  if (answer.fault !== undefined || path.startsWith("/__sandbox/") || typeof answer.body !== "string") return;
  const version = answer.headers["Intercom-Version"];
  if (version === undefined) return;
  const exchange: Exchange = {
    ...{ version, method, path, status: answer.status },
    sent: understood(request.body),
    answered: understood(answer.body),
  };
  for (const complaint of judgeAnswer(exchange)) complaints.add(complaint);
  const isOurs = headers["user-agent"] === "helpsync";
  if (isOurs) for (const complaint of judgeRequest(exchange)) complaints.add(complaint);
  const operation = findOperation(version, method, path);
  if (operation !== undefined && answer.status < 300) exercised.add(`${version} ${operation.name}`);
}

function understood(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
