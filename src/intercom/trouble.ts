import { Failure } from "../model/failure.ts";
import { nameOfCall, type Answer, type Call, type Lost } from "./exchange.ts";
import { readRefusal } from "./refusal.ts";

const READ_ONLY = "This call only reads: it changed nothing.";

/** Who answers: Intercom, or a server of this machine that stands in for it, whose troubles are not Intercom's. */
export type Answerer = "intercom" | "this machine";

/** @param baseUrl a web address */
export function answererAt(baseUrl: string): Answerer {
  const { hostname } = new URL(baseUrl);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.") ? "this machine" : "intercom";
}

const LOOK_AT: Readonly<Record<Answerer, string>> = {
  intercom: "status.intercom.com",
  "this machine": "the server at that address",
};

/** The Failure of a read that got no whole answer, after all tries. */
export function lostFailure(call: Call, lost: Lost, answerer: Answerer): Failure {
  return new Failure({
    what: `Intercom could not be reached (${nameOfCall(call)}): ${lost.reason}.`,
    next: lost.passing
      ? `Check the network and ${LOOK_AT[answerer]}, then run the command again.`
      : "Check `region` (or the address that replaces it) and the network, then run the command again.",
    done: READ_ONLY,
  });
}

/** The Failure of a read that Intercom did not answer with what was asked for. */
export function refusedFailure(call: Call, answer: Answer, answerer: Answerer): Failure {
  const refusal = readRefusal(answer);
  const request = refusal.requestId === null ? "" : `, request ${refusal.requestId}`;
  const said = `${answer.status} ${refusal.code}: ${refusal.message}${request}`;
  const { why, next } = adviceFor(answer, answerer);
  return new Failure({
    what: `Intercom did not answer ${nameOfCall(call)} (${said}).`,
    why,
    next,
    done: READ_ONLY,
  });
}

/** The Failure of an answer that is not what Intercom's description says. */
export function misunderstoodFailure(call: string, detail: string): Failure {
  return new Failure({
    what: `Intercom's answer to ${call} could not be understood: ${detail}.`,
    why: "It is not what Intercom's API description says.",
    next: "Check that `region` and `api_version` in the config are those of your app; if they are, report this as a bug.",
    done: READ_ONLY,
  });
}

function adviceFor({ status, headers }: Answer, answerer: Answerer): { why: string; next: string } {
  if (status === 401) {
    return {
      why: "The access token is wrong or revoked, or belongs to another region.",
      next: "Check the token and `region`: a token works in the region of its workspace only.",
    };
  }
  if (status === 403) {
    return {
      why: "The access token lacks a permission.",
      next: "In Intercom's Developer Hub, give the app the permissions to read admins and to read and write articles.",
    };
  }
  if (status === 429) {
    return {
      why: "The workspace stayed over its rate limit although helpsync waited.",
      next: "Wait until other integrations of the workspace are done, then run the command again.",
    };
  }
  if (status >= 300 && status < 400) {
    return {
      why: `It points to another address (${hostOf(headers["location"])}), and the token is not sent there.`,
      next: "Check `region` (or the address that replaces it).",
    };
  }
  if (status >= 500) {
    return {
      why: `${answerer === "intercom" ? "Intercom" : "The server at that address"} has trouble of its own.`,
      next: `Look at ${LOOK_AT[answerer]}, then run the command again.`,
    };
  }
  return { why: "", next: "Check `region`, `api_version` and `help_center` in the config." };
}

function hostOf(location: string | undefined): string {
  return location !== undefined && URL.canParse(location) ? new URL(location).host : "unnamed";
}
