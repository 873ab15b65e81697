/** One HTTP call and what came of it, before anyone asks what it means. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** From the API's root, with its query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export type Exchange = Answer | Lost;

export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** No whole answer came. */
export interface Lost {
  readonly kind: "lost";
  /** For people, a clause: `no answer within 30 s`. */
  readonly reason: string;
  /** False only where no connection was made, so that the call cannot have taken effect. */
  readonly sent: boolean;
  /** Whether trying the same call again may help. */
  readonly passing: boolean;
  /** Its leave was taken back before it was sent; the reason says why. */
  readonly withheld?: true;
}

/** A call's name in messages: `GET /articles?page=1`. */
export function nameOfCall(call: Call): string {
  return `${call.method} ${call.path}`;
}
