/** A fault: what goes wrong, and what a number behind its name means. */
interface FaultFacts {
  readonly what: string;
  readonly argument?: { readonly name: string; readonly otherwise: number };
  /** The requests that random faults hit with it; none where absent. */
  readonly random?: "any" | "writes" | "listings";
}

/** Everything that can be made to go wrong. A fault that "took effect" was carried out as if all were well. */
export const FAULTS = {
  "429": { what: "The rate limit is said to be exceeded. Nothing is done.", random: "any" },
  "500": { what: "An error of Intercom's. Nothing is done.", random: "any" },
  "502": { what: "An error of a gateway. Nothing is done.", random: "any" },
  "503": { what: "Intercom is said to be overloaded. Nothing is done.", random: "any" },
  "504": { what: "A gateway's time-out. Nothing is done.", random: "any" },
  resetBefore: { what: "The connection is cut. Nothing is done.", random: "any" },
  resetAfter: { what: "The request took effect, then the connection is cut.", random: "any" },
  timeoutBefore: { what: "No answer ever comes. Nothing is done.", random: "any" },
  timeoutAfter: { what: "The request took effect, and no answer ever comes.", random: "any" },
  slowBody: {
    what: "The request took effect; the body of its answer comes in drops.",
    argument: { name: "seconds", otherwise: 2 },
    random: "any",
  },
  truncatedBody: { what: "The request took effect; its answer is cut off in the middle of the body.", random: "any" },
  htmlError: { what: "A proxy answers 502 with a page of HTML. Nothing is done.", random: "any" },
  invalidJson: { what: "The request took effect; its answer is whole, and is not JSON.", random: "any" },
  unauthorized: { what: "The token is no longer let in: 401. Nothing is done." },
  forbidden: { what: "The token may not do this: 403. Nothing is done." },
  listingLacksItems: {
    what: "A page of a listing lacks items that total_count counts.",
    argument: { name: "items", otherwise: 1 },
    random: "listings",
  },
  listingShifts: {
    what: "An item moved from this page of a listing to one before it while the pages were read: the page begins with the last item of the page before, total_count fits, and the moved item is on no page.",
    random: "listings",
  },
  lateWrite: {
    what: "Answers 504 at once; the request takes effect seconds later.",
    argument: { name: "seconds", otherwise: 5 },
    random: "writes",
  },
  rewriteOvernight: {
    what: "Before the request is answered, the markup of all stored bodies is rewritten; no time moves and no words change.",
  },
} as const satisfies Readonly<Record<string, FaultFacts>>;

export type FaultKind = keyof typeof FAULTS;

export const FAULT_KINDS = Object.keys(FAULTS) as readonly FaultKind[];

/** What is known of a fault. */
export function factsOf(kind: FaultKind): FaultFacts {
  return FAULTS[kind];
}

/** Every fault with its meaning, for people; ends with a line end. */
export function describeFaults(): string {
  const lines = FAULT_KINDS.map((kind) => {
    const { what, argument } = factsOf(kind);
    const number = argument === undefined ? "" : ` [${argument.name}: ${argument.otherwise}]`;
    return `${kind}${number}\n    ${what}\n`;
  });
  return `${lines.join("")}\nWrite a fault as METHOD PATH: KIND [NUMBER] [on call N | on calls N-M | from call N], for example\n  POST /articles: resetAfter on call 3\n  write *: forbidden\n  GET /articles: listingLacksItems 2 from call 2\n`;
}
