import { bareImageUrl, isBareIntercomImage } from "../dialect/addresses.ts";
import { bindBody, escapeAttribute } from "../dialect/bind.ts";
import { imageAddresses, readdressImages } from "../dialect/image-addresses.ts";
import type { DesiredBody, DesiredResource, ImagePart } from "../model/desired.ts";
import { byCodePoint, type Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import type { SentValues } from "./compose.ts";
import type { Run } from "./run.ts";

type HeldImages = NonNullable<ResourceState["images"]>;

/** What Intercom holds of an article's images, for a write to that very article: one that is made anew begins without. */
export function heldImages(known: ResourceState | undefined, { id }: Action): HeldImages {
  return known?.images !== undefined && known.id === id ? known.images : {};
}

/** The images of a body that stand in files. */
export function imageParts({ parts }: DesiredBody): ImagePart[] {
  return parts.filter((part) => typeof part === "object" && "image" in part);
}

/** The files of an article's images that Intercom holds, by the address of its copy. */
export function heldParts(run: Run, action: Action): ReadonlyMap<string, ImagePart> {
  const { key } = action;
  const held = heldImages(key && run.resources.get(key), action);
  const parts = bodiesOf(key && run.desired(key)).flatMap(imageParts);
  return new Map(parts.flatMap((part) => (held[part.image] === undefined ? [] : [[held[part.image] ?? "", part]])));
}

/** Whether bodies that are sent name copies of Intercom's without their signed queries. */
export function namesBareImages(values: SentValues): boolean {
  return [...values].some(([{ field }, value]) => field === "body" && imageAddresses(value).some(isBareIntercomImage));
}

/** Whether an answer shows fewer images than a body that was sent. */
export function lacksImages(values: SentValues, answer: LiveResource): boolean {
  return [...values].some(([{ field, locale }, value]) => {
    const body = field === "body" ? answer.locales[locale]?.body : undefined;
    return body !== undefined && imageAddresses(body).length < imageAddresses(value).length;
  });
}

/**
 * The values with addresses that anyone can fetch in place of Intercom's bare ones: that of the image host, else the
 * signed one that was just read. The same values where there are none.
 */
export async function withPublicImages(
  run: Run,
  action: Action,
  before: LiveResource | null,
  values: SentValues,
): Promise<SentValues> {
  if (!namesBareImages(values)) return values;
  const parts = heldParts(run, action);
  const addresses = signedAddresses(before);
  for (const [bare, part] of parts) {
    const url = run.input.imageUrls.get(part.image) ?? (await run.input.findImageUrl(part));
    if (url !== undefined) addresses.set(bare, url);
  }
  if (addresses.size === 0) return values;
  const change = (address: string): string => addresses.get(address) ?? address;
  return new Map(
    [...values].map(([field, value]) => [field, field.field === "body" ? readdressImages(value, change) : value]),
  );
}

function signedAddresses(before: LiveResource | null): Map<string, string> {
  const bodies = Object.values(before?.locales ?? {}).map(({ body }) => body ?? "");
  const copies = bodies.flatMap(imageAddresses).filter((address) => bareImageUrl(address) !== address);
  return new Map(copies.map((address) => [bareImageUrl(address), address]));
}

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

function bodiesOf(desired: DesiredResource | undefined): DesiredBody[] {
  return Object.values(desired?.locales ?? {}).flatMap(({ body }) => body ?? []);
}
