import { bareImageUrl, isBareIntercomImage } from "../dialect/addresses.ts";
import { bindBody, escapeAttribute } from "../dialect/bind.ts";
import { imageAddresses } from "../dialect/image-addresses.ts";
import type { DesiredBody, DesiredResource } from "../model/desired.ts";
import { byCodePoint, type Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import type { ResourceState } from "../model/state.ts";
import type { SentValues } from "./compose.ts";
import { bodiesOf, imageParts } from "./held-images.ts";
import type { Run } from "./run.ts";

/**
 * What the state knows of an article's images after a write: those of the answer, against the ones that were sent, in
 * order. An image that no body shows any more is forgotten.
 */
export function imagesAfter(
  run: Run,
  key: Key,
  known: ResourceState,
  values: SentValues,
  answer: LiveResource,
): Pick<ResourceState, "images"> {
  const desired = run.desired(key);
  const images = new Map(Object.entries(known.images ?? {}));
  for (const [{ field, locale, send }] of values) {
    const body = field === "body" && send === undefined ? desired?.locales[locale]?.body : undefined;
    for (const [hash, copy] of copiesIn(body, answer.locales[locale]?.body)) images.set(hash, copy);
  }
  if (desired !== undefined && images.size > 0) forgetUnused(images, desired, answer);
  if (images.size === 0) return {};
  return { images: Object.fromEntries([...images].sort(([left], [right]) => byCodePoint(left, right))) };
}

/** Hash → address of Intercom's copy, of each image file of a body; none where sent and answered cannot be paired. */
function copiesIn(body: DesiredBody | undefined, answered: string | undefined): ReadonlyMap<string, string> {
  const copies = new Map<string, string>();
  if (body === undefined || answered === undefined || imageParts(body).length === 0) return copies;
  const sent = imageAddresses(bindBody(body.parts, { link: () => "", image: ({ image }) => `file:${image}` }));
  const shown = imageAddresses(answered).map(bareImageUrl);
  if (sent.length !== shown.length || !shown.every(isBareIntercomImage)) return copies;
  for (const [index, address] of sent.entries()) {
    const copy = shown[index];
    const [, hash] = /^file:([0-9a-f]{64})$/u.exec(address) ?? [];
    if (hash !== undefined && copy !== undefined) copies.set(hash, copy);
  }
  return copies;
}

function forgetUnused(images: Map<string, string>, desired: DesiredResource, answer: LiveResource): void {
  const described = new Set(bodiesOf(desired).flatMap((body) => imageParts(body).map(({ image }) => image)));
  const live = Object.values(answer.locales).map(({ body }) => body ?? "");
  for (const [hash, copy] of images) {
    const isShown = live.some((body) => body.includes(escapeAttribute(copy)));
    if (!isShown && !described.has(hash)) images.delete(hash);
  }
}
