import { bareImageUrl, isBareIntercomImage } from "../dialect/addresses.ts";
import { imageAddresses, readdressImages } from "../dialect/image-addresses.ts";
import type { ImagePart } from "../model/desired.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { SentValues } from "./compose.ts";
import { bodiesOf, heldImages, imageParts } from "./held-images.ts";
import type { Run } from "./run.ts";

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
