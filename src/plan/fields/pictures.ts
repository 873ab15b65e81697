import { IMAGE_SYMBOL } from "../../dialect/agreement.ts";
import { bareImageUrl, isIntercomImage } from "../../dialect/addresses.ts";
import type { DesiredBody } from "../../model/desired.ts";
import type { ResourceState } from "../../model/state.ts";

/** Tells pictures apart by their addresses: a file's, Intercom's copy of one, or one elsewhere. */
export interface PictureTeller {
  readonly isSame: (one: string, other: string) => boolean;
  /** The name of its file, as far as it is known. */
  readonly nameOf: (address: string) => string;
}

/**
 * Intercom serves pictures under addresses of its own (behaviour §7): a file is told from its copy where the state knows
 * at least one of the two. Where it knows neither they are taken as alike, as a difference would be a guess.
 */
export function pictureTeller({
  images = {},
  body,
}: {
  readonly images: ResourceState["images"];
  readonly body?: DesiredBody | undefined;
}): PictureTeller {
  const hashes = new Map(Object.entries(images).map(([hash, url]) => [url, hash]));
  const names = new Map(
    (body?.parts ?? []).flatMap((part) =>
      typeof part === "object" && "image" in part ? [[part.image, part.name]] : [],
    ),
  );
  const hashOf = (address: string): string | undefined =>
    address.startsWith(IMAGE_SYMBOL) ? address.slice(IMAGE_SYMBOL.length) : hashes.get(bareImageUrl(address));
  const isKnown = (address: string): boolean => {
    const hash = hashOf(address);
    return hash !== undefined && images[hash] !== undefined;
  };
  return {
    isSame: (one, other) => {
      const [left, right] = [hashOf(one), hashOf(other)];
      if (left !== undefined && right !== undefined) return left === right;
      if (bareImageUrl(one) === bareImageUrl(other)) return true;
      return isIntercomImage(one) !== isIntercomImage(other) && !isKnown(one) && !isKnown(other);
    },
    nameOf: (address) => names.get(hashOf(address) ?? "") ?? lastName(address),
  };
}

function lastName(address: string): string {
  if (address.startsWith(IMAGE_SYMBOL)) return "a file";
  if (!URL.canParse(address)) return address;
  const name = new URL(address).pathname.split("/").at(-1) ?? "";
  return name === "" ? address : name;
}
