import { GivenUp } from "./connections.ts";
import type { Lost } from "./exchange.ts";

const PASSING = new Set(["ECONNRESET", "EPIPE", "EAI_AGAIN", "ETIMEDOUT"]);
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers at that address",
  ENOTFOUND: "the name of the host is not known",
  EAI_AGAIN: "the name of the host could not be looked up",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
};

/**
 * What a thrown error of an exchange means. The error itself goes no further: it may hold what was sent.
 * @param timeout milliseconds that the exchange was given
 */
export function lostBy(error: unknown, timeout: number): Lost {
  if (error instanceof GivenUp) return { kind: "lost", ...lostByGivingUp(error, timeout) };
  const code = textOf(error, "code");
  return {
    kind: "lost",
    reason: REASONS[code] ?? `the connection failed (${code === "" ? textOf(error, "name") : code})`,
    sent: !["connect", "getaddrinfo"].includes(syscallOf(error)),
    passing: PASSING.has(code) || code.startsWith("HPE_"),
  };
}

function lostByGivingUp({ on }: GivenUp, timeout: number): Pick<Lost, "reason" | "sent" | "passing"> {
  switch (on) {
    case "connecting":
      return { reason: "no connection came about", sent: false, passing: true };
    case "waiting":
      return { reason: `no answer within ${timeout / 1000} s`, sent: true, passing: true };
    case "cut off":
      return { reason: "the connection was cut", sent: true, passing: true };
    case "too large":
      return { reason: "the answer is larger than any of Intercom's", sent: true, passing: false };
    case "closed":
      return { reason: "the connection was closed by this program", sent: true, passing: false };
  }
}

/** Node tries a host's addresses one after the other and then throws all their errors as one. */
function syscallOf(error: unknown): string {
  return textOf(error instanceof AggregateError ? error.errors[0] : error, "syscall");
}

function textOf(error: unknown, property: "name" | "code" | "syscall"): string {
  const value: unknown = error instanceof Error ? (error as unknown as Record<string, unknown>)[property] : undefined;
  return typeof value === "string" ? value : "";
}
