import { ApiError } from "../errors.ts";
import type { Answer } from "../message.ts";
import type { ChosenFault } from "./chooser.ts";
import type { FaultKind } from "./kinds.ts";
import { previousPage, shifted, withoutItems } from "./listing.ts";

/** What a fault may do with a request. */
export interface Struck {
  /** Path and query. */
  readonly path: string;
  /** Carries the request out, and answers it. */
  readonly carryOut: () => Promise<Answer>;
  /** Answers a listing at another path instead. */
  readonly look: (path: string) => Promise<Answer>;
  /** Carries the request out so many seconds from now. */
  readonly carryOutLater: (seconds: number) => void;
  readonly rewriteOvernight: () => void;
}

type Strike = (struck: Struck, argument: number) => Promise<Answer>;

const PROXY_PAGE =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

const STRIKES: Readonly<Record<FaultKind, Strike>> = {
  "429": refuse(429, "rate_limit_exceeded", "Exceeded rate limit of 167 in 10_seconds"),
  "500": refuse(500, "server_error", "Server Error"),
  "502": refuse(502, "bad_gateway", "Bad Gateway"),
  "503": refuse(503, "service_unavailable", "Service Unavailable"),
  "504": refuse(504, "gateway_timeout", "Gateway Timeout"),
  unauthorized: refuse(401, "unauthorized", "Access Token Invalid"),
  forbidden: refuse(403, "forbidden", "You do not have permission to do this"),
  resetBefore: () => Promise.resolve({ ...NOTHING, delivery: "reset" }),
  timeoutBefore: () => Promise.resolve({ ...NOTHING, delivery: "hang" }),
  resetAfter: async ({ carryOut }) => ({ ...(await carryOut()), delivery: "reset" }),
  timeoutAfter: async ({ carryOut }) => ({ ...(await carryOut()), delivery: "hang" }),
  slowBody: async ({ carryOut }, slowSeconds) => ({ ...(await carryOut()), delivery: { slowSeconds } }),
  truncatedBody: async ({ carryOut }) => ({ ...(await carryOut()), delivery: "truncated" }),
  htmlError: () => Promise.resolve({ status: 502, headers: { "Content-Type": "text/html" }, body: PROXY_PAGE }),
  invalidJson: async ({ carryOut }) => {
    const answer = await carryOut();
    return { ...answer, body: answer.body.slice(0, answer.body.length - 1) };
  },
  listingLacksItems: async ({ carryOut }, count) => withoutItems(await carryOut(), count),
  listingShifts: async ({ carryOut, look, path }) => {
    const before = previousPage(path);
    return shifted(await carryOut(), before === undefined ? undefined : await look(before));
  },
  lateWrite: ({ carryOutLater }, seconds) => {
    carryOutLater(seconds);
    return Promise.reject(new ApiError(504, "gateway_timeout", "Gateway Timeout"));
  },
  rewriteOvernight: ({ rewriteOvernight, carryOut }) => {
    rewriteOvernight();
    return carryOut();
  },
};

const NOTHING: Answer = { status: 0, headers: {}, body: "" };

function refuse(status: number, code: string, message: string): Strike {
  return () => Promise.reject(new ApiError(status, code, message));
}

/** The answer to a request that a fault hits. Throws ApiError where the fault is a refusal. */
export async function strike(fault: ChosenFault, struck: Struck): Promise<Answer> {
  return { ...(await STRIKES[fault.kind](struck, fault.argument)), fault: fault.kind };
}
