import { json, parseBody, refusal } from "../answers.ts";
import { ApiError } from "../errors.ts";
import type { FaultOptions } from "../faults/chooser.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Answer, SandboxRequest } from "../message.ts";
import type { Quirks } from "../quirks.ts";
import { edit } from "./edit.ts";
import type { ControlPanel } from "./panel.ts";

type Operation = (panel: ControlPanel, body: JsonObject) => JsonObject | Promise<JsonObject>;

/**
 * How a test client sees and drives the sandbox. These routes need no token, count against no limit, are hit by no
 * fault and stand in no log. A mistake in a request is a 400 with its reason.
 */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  /**
   * `{ requests: [{ method, path, status, version, at, duration, fault }], routes: { "GET /articles/{id}":
   * { calls, duration, statuses, faults } } }`; times in milliseconds.
   */
  "GET /__sandbox/requests": ({ log }) => ({
    requests: log.requests.map((record) => ({ ...record })),
    routes: structuredClone(log.routes) as unknown as JsonObject,
  }),

  /** All that is stored, as it is stored: `{ workspace, articles, collections, …}`; of images no bytes. */
  "GET /__sandbox/snapshot": ({ store }) => ({ workspace: store.workspace, ...store.tables }) as unknown as JsonObject,

  /** Empties the workspace and the log; the settings stay. May bring what `quirks` and `faults` take. */
  "POST /__sandbox/reset": (panel, body) => {
    panel.setFaults(faultsOf(body));
    panel.setQuirks(quirksOf(body));
    panel.reset();
    return { done: true };
  },

  /** `{ quirks: { nestedLists: "reject400" } }`: the others stay. */
  "POST /__sandbox/quirks": (panel, body) => {
    panel.setQuirks(quirksOf(body));
    return { done: true };
  },

  /** `{ faults: ["POST /articles: 500 on call 1"], randomFaults: { seed: 1, rate: 0.1 } }`, instead of those before. */
  "POST /__sandbox/faults": (panel, body) => {
    panel.setFaults(faultsOf(body));
    return { done: true };
  },

  /** A teammate's edit in Intercom: see `edit`. Answers what the same change through the API would. */
  "POST /__sandbox/edit": edit,
};

/** Whether a path is one of the sandbox's own. */
export function isControl(path: string): boolean {
  return path.startsWith("/__sandbox/");
}

/** Answers a request to one of the sandbox's own routes. */
export async function operate(request: SandboxRequest, panel: ControlPanel): Promise<Answer> {
  try {
    const operation = OPERATIONS[`${request.method} ${request.path.split("?", 1)[0] ?? ""}`];
    if (operation === undefined) {
      throw new ApiError(404, "not_found", `There are: ${Object.keys(OPERATIONS).join(", ")}`);
    }
    return json(200, {}, await operation(panel, parseBody(request.body)));
  } catch (error) {
    if (error instanceof ApiError) return refusal(error, {});
    if (error instanceof RangeError) return refusal(new ApiError(400, "parameter_invalid", error.message), {});
    throw error;
  }
}

function quirksOf(body: JsonObject): Partial<Quirks> {
  refuseOthers(body, ["quirks", "faults", "randomFaults"]);
  return objectOf(body, "quirks");
}

function faultsOf(body: JsonObject): FaultOptions {
  refuseOthers(body, ["faults", "randomFaults", "quirks"]);
  const faults: Json = body["faults"] ?? [];
  if (!Array.isArray(faults) || faults.some((fault) => typeof fault !== "string")) {
    throw new RangeError("faults is a list of texts like 'POST /articles: resetAfter on call 3'.");
  }
  if (body["randomFaults"] === undefined) return { faults: faults as string[] };
  const { seed, rate } = objectOf(body, "randomFaults");
  if (typeof seed !== "number" || typeof rate !== "number") {
    throw new RangeError("randomFaults is like { seed: 1, rate: 0.1 }.");
  }
  return { faults: faults as string[], randomFaults: { seed, rate } };
}

/** A misspelt key would switch nothing, and its test would test nothing. */
function refuseOthers(body: JsonObject, known: readonly string[]): void {
  const other = Object.keys(body).find((key) => !known.includes(key));
  if (other !== undefined) throw new RangeError(`There is no "${other}" here: ${known.join(", ")}.`);
}

function objectOf(body: JsonObject, name: string): JsonObject {
  const value = body[name] ?? {};
  if (!isObject(value)) throw new RangeError(`${name} is an object.`);
  return value;
}
