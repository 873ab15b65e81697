import { byCodePoint } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";

/** Orders resources by their ids, which are numbers of any size. */
export function byId({ id: left }: LiveResource, { id: right }: LiveResource): number {
  return left.length - right.length || byCodePoint(left, right);
}
