import * as z from "zod";
import type { Answer } from "./exchange.ts";

export interface Refusal {
  readonly status: number;
  /** Intercom's code, or `http_<status>` where it gave none. */
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
}

const word = z.string().nullish().catch(null);
const envelope = z.object({
  request_id: word,
  errors: z
    .array(z.object({ code: word, message: word, field: word }))
    .catch([])
    .optional(),
  code: word,
  message: word,
  error: word,
});

const LONGEST_EXCERPT = 200;

/**
 * Reads why a call was refused, whatever shape the answer has: Intercom's `error.list`, `{message, status}`, a page of
 * HTML by something in between, or nothing at all (OpenAPI description; behaviour: some endpoints answer otherwise).
 */
export function readRefusal(answer: Answer): Refusal {
  const requestId = answer.headers["x-request-id"] ?? null;
  const fallback = `http_${answer.status}`;
  const parsed = envelope.safeParse(parseJson(answer.text));
  if (!parsed.success) {
    return { status: answer.status, code: fallback, message: excerptOf(answer), requestId };
  }
  const { errors = [], ...rest } = parsed.data;
  const messages = errors.map(({ message, field }) => [message, field].filter(Boolean).join(" — ")).filter(Boolean);
  return {
    status: answer.status,
    code: (errors[0]?.code ?? rest.code) || fallback,
    message: messages.join("; ") || (rest.message ?? rest.error) || "no reason given",
    requestId: rest.request_id || requestId,
  };
}

/** JSON text as a value; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a person can read of a page that is not JSON: its title, else its first words. */
function excerptOf(answer: Answer): string {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(answer.text)?.[1];
  const words = (title ?? answer.text.slice(0, 20 * LONGEST_EXCERPT).replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
  return words === "" ? "no reason given" : words.slice(0, LONGEST_EXCERPT);
}
