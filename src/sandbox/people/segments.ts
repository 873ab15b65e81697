import { type Call, idOf } from "../call.ts";
import { notFound } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import type { SegmentRecord } from "../records.ts";

/** `GET /segments`: schema `segment_list`, not paged; counted where `include_count=true` asks for it. */
export function listSegments(call: Call): JsonObject {
  const counted = call.query.get("include_count") === "true";
  const segments = call.store.workspace.segments.map((segment) => ({
    ...segmentAnswer(call, segment),
    ...(counted ? { count: segment.count } : {}),
  }));
  return { type: "segment.list", segments };
}

/** `GET /segments/{id}`. */
export function getSegment(call: Call): JsonObject {
  const segment = call.store.workspace.segments.find((candidate) => candidate.id === idOf(call));
  if (segment === undefined) throw notFound();
  return segmentAnswer(call, segment);
}

function segmentAnswer(call: Call, segment: SegmentRecord): JsonObject {
  const { createdAt } = call.store.workspace;
  return {
    type: "segment",
    id: segment.id,
    name: segment.name,
    created_at: createdAt,
    updated_at: createdAt,
    person_type: segment.personType,
  };
}
