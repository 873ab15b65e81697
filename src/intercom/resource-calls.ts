import type { CallResult, Leave, ResourceWrite } from "../model/intercom.ts";
import type { LiveResource } from "../model/live.ts";
import { Failure } from "../model/failure.ts";

/** What can be asked about the resources of one kind; the port of the model, less the kind. */
export interface ResourceCalls {
  list(keep?: (listed: LiveResource) => LiveResource): Promise<LiveResource[]>;
  read(id: string): Promise<LiveResource | null>;
  create(write: ResourceWrite, leave?: Leave): Promise<CallResult<LiveResource>>;
  update(id: string, write: ResourceWrite, leave?: Leave): Promise<CallResult<LiveResource>>;
  remove(id: string, leave?: Leave): Promise<CallResult<null>>;
}

/** Reads the answer of a write; one that cannot be read leaves open what was done. */
export function mapAnswered<Value>(result: CallResult<unknown>, read: (json: unknown) => Value): CallResult<Value> {
  if (result.outcome !== "answered") return result;
  try {
    return { outcome: "answered", value: read(result.value) };
  } catch (error) {
    if (error instanceof Failure) return { outcome: "unknown", message: error.message };
    throw error;
  }
}

/** The path of one resource. */
export function pathOf(collection: string, id: string): string {
  return `${collection}/${encodeURIComponent(id)}`;
}
