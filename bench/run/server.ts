/** The embedded Intercom in a process of its own; its parent says how far away it seems, and asks what was called. */
import { openSandbox, type OpenSandbox } from "../../src/sandbox/server.ts";
import type { Calls, FromServer, ServerStart, ToServer } from "./messages.ts";

const start = JSON.parse(process.argv[2] ?? "{}") as ServerStart;
let latency = 0;
let told = 0;
const opened = await openSandbox({ ...start, latency: () => latency });

process.on("message", (message: ToServer) => {
  if ("latency" in message) {
    latency = message.latency;
    say({ done: true });
  } else {
    say({ calls: callsOf(opened) });
  }
});
process.on("disconnect", () => process.exit());
say({ url: opened.url, token: opened.token });

function say(message: FromServer): void {
  process.send?.(message);
}

/** Since it was asked before; the sandbox remembers the newest 50,000 calls at least. */
function callsOf({ sandbox }: OpenSandbox): Calls {
  const before = told;
  told = Date.now();
  const requests = sandbox.requests.filter(({ at }) => at >= before && at < told);
  const length = start.rateLimit.windowSeconds * 1000;
  const routes: Record<string, number> = {};
  const windows = new Map<number, number>();
  const written: number[] = [];
  let refused = 0;
  for (const { method, path, at, status } of requests) {
    const route = `${method} ${(path.split("?", 1)[0] ?? "").replace(/\/\d+(?=\/|$)/g, "/{id}")}`;
    routes[route] = (routes[route] ?? 0) + 1;
    const window = Math.floor(at / length);
    windows.set(window, (windows.get(window) ?? 0) + 1);
    if (method !== "GET") written.push(window);
    if (status === 429) refused += 1;
  }
  const seen = [...new Set(written)];
  const first = Math.min(...seen);
  const count = seen.length === 0 ? 0 : Math.max(...seen) - first + 1;
  return { routes, refused, windows: Array.from({ length: count }, (_, index) => windows.get(first + index) ?? 0) };
}
