/** What GitHub answers, before it is sent. */
export interface Answer {
  readonly status: number;
  /** JSON; nothing at all with 204. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that ends the handling of a request wherever it is met. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, more: { errors?: unknown[]; headers?: Record<string, string> } = {}) {
    super(message);
    const documentation = { documentation_url: "https://docs.github.com/rest", status: String(status) };
    const errors = more.errors === undefined ? {} : { errors: more.errors };
    this.answer = { status, body: { message, ...errors, ...documentation }, headers: more.headers ?? {} };
  }
}

export const notFound = (): Refused => new Refused(404, "Not Found");

/** "Validation Failed" with one thing that is wrong. */
export function invalid(resource: string, field: string, message: string): Refused {
  return new Refused(422, "Validation Failed", { errors: [{ resource, code: "custom", field, message }] });
}
