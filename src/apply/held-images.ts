import type { DesiredBody, DesiredResource, ImagePart } from "../model/desired.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";

type HeldImages = NonNullable<ResourceState["images"]>;

/** What Intercom holds of an article's images, for a write to that very article: one that is made anew begins without. */
export function heldImages(known: ResourceState | undefined, { id }: Action): HeldImages {
  return known?.images !== undefined && known.id === id ? known.images : {};
}

/** The images of a body that stand in files. */
export function imageParts({ parts }: DesiredBody): ImagePart[] {
  return parts.filter((part) => typeof part === "object" && "image" in part);
}

/** The bodies of a resource in all its locales. */
export function bodiesOf(desired: DesiredResource | undefined): DesiredBody[] {
  return Object.values(desired?.locales ?? {}).flatMap(({ body }) => body ?? []);
}
