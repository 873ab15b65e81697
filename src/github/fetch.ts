import { Failure } from "../model/failure.ts";
import { isLimited, limitPause } from "./rate-limit.ts";

export interface FetchOptions {
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly token: string;
  /** Milliseconds for one answer as a whole. */
  readonly timeout: number;
  readonly wait: (duration: number) => Promise<void>;
  /** Milliseconds since epoch. */
  readonly now: () => number;
}

interface Request {
  readonly method: string;
  readonly url: URL;
}

/** Bytes that came as a whole, or why none did. */
type Exchange =
  | { readonly kind: "answer"; readonly response: Response; readonly isLimited: boolean }
  /** `sent`: whether it may have reached GitHub. */
  | { readonly kind: "lost"; readonly reason: string; readonly sent: boolean };

const TROUBLE_RETRIES = 3;
const FIRST_PAUSE = 500;
/** The longest that one call waits for rate limits, all its waits together, in milliseconds. */
const LONGEST_WAIT = 120_000;

/**
 * A `fetch` for GitHub's API. What may be repeated is tried again after a lost answer or a 5xx: reads, changes that name
 * what they change, and objects of git, whose names are their content. Anything else is sent again only where it surely
 * did not take place. The token goes to the API's own address, and a redirect is not followed.
 * @throws Failure where no answer of GitHub's came
 */
export function openFetch(options: FetchOptions): (address: string, init?: RequestInit) => Promise<Response> {
  return async (address, init) => {
    const url = new URL(address);
    const request = { method: init?.method ?? "GET", url };
    const plain = `${url.origin}${url.pathname}`;
    if (!plain.startsWith(`${options.apiUrl}/`) && plain !== options.graphqlUrl) throw elsewhere(request, url.host);
    let troubles = 0;
    let waited = 0;
    for (;;) {
      const exchange = await perform(address, init, options.timeout);
      if (exchange.kind === "answer" && !exchange.isLimited) {
        const isTrouble = exchange.response.status >= 500 && mayRepeat(request);
        if (!isTrouble || troubles === TROUBLE_RETRIES) return heeded(exchange.response, request);
      } else if (exchange.kind === "answer") {
        const pause = limitPause(exchange.response, options.now());
        if (waited + pause > LONGEST_WAIT) return exchange.response;
        waited += pause;
        await options.wait(pause);
        continue;
      } else if (troubles === TROUBLE_RETRIES || (exchange.sent && !mayRepeat(request))) {
        throw lost(request, exchange.reason.replaceAll(options.token, "[token]"), exchange.sent);
      }
      await options.wait(FIRST_PAUSE * 2 ** troubles);
      troubles += 1;
    }
  };
}

/** The whole answer is read here: one that breaks off half way is no answer. */
async function perform(address: string, init: RequestInit | undefined, timeout: number): Promise<Exchange> {
  try {
    const response = await fetch(address, { ...init, redirect: "manual", signal: AbortSignal.timeout(timeout) });
    const bytes = await response.arrayBuffer();
    const { status, headers } = response;
    const whole = new Response(bytes.byteLength === 0 ? null : bytes, { status, headers });
    // One that is made here has no address, and messages name it.
    Object.defineProperty(whole, "url", { value: address });
    return {
      kind: "answer",
      response: whole,
      isLimited: isLimited(response, Buffer.from(bytes).toString("utf8")),
    };
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") {
      return { kind: "lost", reason: `no answer within ${String(Math.round(timeout / 1000))} s`, sent: true };
    }
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const reason = cause instanceof Error && cause.message !== "" ? cause.message : code;
    return { kind: "lost", reason, sent: !NEVER_SENT.has(code) };
  }
}

/** What says that no connection was made. */
const NEVER_SENT = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"],
  ...[
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  ],
]);

/** Nothing is changed by way of GraphQL. */
function mayRepeat({ method, url }: Request): boolean {
  return method !== "POST" || /\/(?:git\/(?:blobs|trees|commits)|graphql)$/u.test(url.pathname);
}

/** @throws Failure where it leads elsewhere, or is not what GitHub's API answers */
function heeded(response: Response, request: Request): Response {
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    const to = headers.get("location") ?? "";
    throw elsewhere(request, URL.canParse(to, request.url.href) ? new URL(to, request.url.href).host : "unnamed");
  }
  const isJson = /^application\/(?:[\w.+-]+\+)?json/iu.test(headers.get("content-type") ?? "");
  if (status >= 400 || status === 204 || isJson) return response;
  throw new Failure({
    what: `The answer to ${nameOf(request)} is not one of GitHub's API.`,
    why: `${request.url.host} did not answer with JSON.`,
    next: "Check GITHUB_API_URL, and whether a proxy answers in GitHub's place.",
  });
}

function elsewhere(request: Request, host: string): Failure {
  return new Failure({
    what: `GitHub's answer to ${nameOf(request)} leads to another address (${host}), and the token is not sent there.`,
    next: "Check GITHUB_API_URL, and whether the repository was renamed meanwhile; then run the workflow again.",
  });
}

function lost(request: Request, reason: string, sent: boolean): Failure {
  const isRead = request.method === "GET";
  return new Failure({
    what: `GitHub could not be reached (${nameOf(request)}): ${reason}.`,
    next: "Check the network and www.githubstatus.com, then run the workflow again.",
    done: isRead || !sent ? "This call changed nothing." : "Whether this call took effect is not known.",
  });
}

function nameOf({ method, url }: Request): string {
  return `${method} ${url.pathname}`;
}
