import type { FaultKind } from "./faults/kinds.ts";
import type { RequestRecord } from "./message.ts";

/** How often a route was called, and what came of it. */
export interface RouteCount {
  calls: number;
  /** Milliseconds, of all calls together. */
  duration: number;
  readonly statuses: Record<string, number>;
  readonly faults: Partial<Record<FaultKind, number>>;
}

/** A server that runs for days keeps its newest requests; the counts are of all. */
const MOST_KEPT = 100_000;

/** The requests that came, and counts of them by route. */
export class RequestLog {
  readonly requests: RequestRecord[] = [];
  readonly #routes = new Map<string, RouteCount>();

  add(record: RequestRecord): void {
    if (this.requests.length >= MOST_KEPT) this.requests.splice(0, MOST_KEPT / 2);
    this.requests.push(record);
    const name = routeName(record);
    const count = this.#routes.get(name) ?? { calls: 0, duration: 0, statuses: {}, faults: {} };
    this.#routes.set(name, count);
    count.calls += 1;
    count.duration += record.duration;
    count.statuses[record.status] = (count.statuses[record.status] ?? 0) + 1;
    if (record.fault !== null) count.faults[record.fault] = (count.faults[record.fault] ?? 0) + 1;
  }

  /** Counts by `GET /articles/{id}`, in the order of their first call. */
  get routes(): Readonly<Record<string, RouteCount>> {
    return Object.fromEntries(this.#routes);
  }

  clear(): void {
    this.requests.length = 0;
    this.#routes.clear();
  }
}

function routeName({ method, path }: RequestRecord): string {
  return `${method} ${(path.split("?", 1)[0] ?? "").replace(/\/\d+(?=\/|$)/g, "/{id}")}`;
}
