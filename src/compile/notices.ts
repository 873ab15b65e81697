import { raise, type Problem, type ProblemKind } from "../model/problem.ts";

/** A place in the Markdown body: lines and columns from 1, of the body, not of its file. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly length?: number;
}

type Values = Readonly<Record<string, string | number>>;

/** A problem that is said once a file, with the number of places that have it. */
export type CountedKind<A extends Values> = ProblemKind<A & { readonly count: number }>;

interface Counted {
  count: number;
  readonly problem: (count: number) => Problem;
}

/** Collects the problems of one file while it is compiled, and knows where its body stands in the file. */
export class Notices {
  readonly #file: string;
  readonly #bodyLine: number;
  readonly #body: string;
  #lines: readonly string[] | undefined;
  readonly #problems: Problem[] = [];
  readonly #counted = new Map<string, Counted>();

  constructor(file: string, body: string, bodyLine: number) {
    this.#file = file;
    this.#bodyLine = bodyLine;
    this.#body = body;
  }

  /** A problem of this one place. */
  raise<A extends Values>(kind: ProblemKind<A>, spot: Spot, values: A): void {
    this.#problems.push(this.#make(kind, spot, values));
  }

  /** A problem that many places may have: reported once, at the first, with their number. */
  count<A extends Values>(kind: CountedKind<A>, spot: Spot, values: A): void {
    const id = JSON.stringify([kind.code, values]);
    const known = this.#counted.get(id);
    if (known !== undefined) known.count++;
    else {
      const problem = (count: number): Problem => this.#make(kind, spot, { ...values, count });
      this.#counted.set(id, { count: 1, problem });
    }
  }

  /** All problems so far, by place. */
  problems(): Problem[] {
    const counted = [...this.#counted.values()].map((entry) => entry.problem(entry.count));
    return [...this.#problems, ...counted].sort(
      (left, right) => left.place.line - right.place.line || left.place.column - right.place.column,
    );
  }

  #make<A extends Values>(kind: ProblemKind<A>, spot: Spot, values: A): Problem {
    const line = spot.line + this.#bodyLine - 1;
    // Most files have no problem.
    this.#lines ??= this.#body.split("\n");
    return raise(kind, { ...spot, file: this.#file, line }, values, this.#lines[spot.line - 1]);
  }
}

/** A node's position; the HTML parser leaves out the ends of what no tag closes, whatever its types say. */
interface Positioned {
  readonly position?: { readonly start?: Point | undefined; readonly end?: Point | undefined } | undefined;
}

interface Point {
  readonly line: number;
  readonly column: number;
}

/** Where a node of a tree starts; the start of the body where the tree does not say. */
export function spotOf(node: Positioned): Spot {
  const start = node.position?.start ?? { line: 1, column: 1 };
  const end = node.position?.end;
  const length = end?.line === start.line && end.column > start.column ? { length: end.column - start.column } : {};
  return { line: start.line, column: start.column, ...length };
}

/** `a block quote`, `3 block quotes`. */
export function numbered(count: number, one: string, many: string): string {
  return count === 1 ? one : `${String(count)} ${many}`;
}
