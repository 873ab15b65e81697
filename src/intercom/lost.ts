import type { Lost } from "./exchange.ts";

const PASSING = new Set(["ECONNRESET", "EPIPE", "EAI_AGAIN", "ETIMEDOUT", "UND_ERR_SOCKET", "UND_ERR_CONNECT_TIMEOUT"]);
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers at that address",
  ENOTFOUND: "the name of the host is not known",
  EAI_AGAIN: "the name of the host could not be looked up",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  UND_ERR_DESTROYED: "the connection was closed by this program",
  UND_ERR_CLOSED: "the connection was closed by this program",
  UND_ERR_RES_EXCEEDED_MAX_SIZE: "the answer is larger than any of Intercom's",
};

/**
 * What a thrown error of an exchange means. The error itself goes no further: it may hold what was sent.
 * @param timeout milliseconds that the exchange was given
 */
export function lostBy(error: unknown, timeout: number): Lost {
  const name = textOf(error, "name");
  if (name === "TimeoutError") {
    return { kind: "lost", reason: `no answer within ${timeout / 1000} s`, sent: true, passing: true };
  }
  const code = textOf(error, "code");
  const connecting = code === "UND_ERR_CONNECT_TIMEOUT" || ["connect", "getaddrinfo"].includes(syscallOf(error));
  return {
    kind: "lost",
    reason: REASONS[code] ?? `the connection failed (${code === "" ? name : code})`,
    sent: !connecting,
    passing: PASSING.has(code) || code.startsWith("HPE_"),
  };
}

/** Node tries a host's addresses one after the other and then throws all their errors as one. */
function syscallOf(error: unknown): string {
  return textOf(error instanceof AggregateError ? error.errors[0] : error, "syscall");
}

function textOf(error: unknown, property: "name" | "code" | "syscall"): string {
  const value: unknown = error instanceof Error ? (error as unknown as Record<string, unknown>)[property] : undefined;
  return typeof value === "string" ? value : "";
}
