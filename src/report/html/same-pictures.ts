import type { Element } from "hast";
import { bareImageUrl, isIntercomImage } from "../../dialect/addresses.ts";
import { attributeOf } from "../../dialect/html-tree.ts";
import { picturesIn } from "./body-tree.ts";

/**
 * Intercom serves each picture under an address of its own, and not every copy's original is known. One that is unknown
 * is taken for the next picture of the other side with the same words that is no copy: else each picture from the web
 * would show as a change. By address of the copy, the address of its original.
 */
export function samePictures(before: readonly Element[], after: readonly Element[]): ReadonlyMap<string, string> {
  return new Map([...copiesOf(before, after), ...copiesOf(after, before)]);
}

function copiesOf(copies: readonly Element[], originals: readonly Element[]): [string, string][] {
  const waiting = picturesIn(originals).filter((picture) => !isIntercomImage(addressOf(picture)));
  return picturesIn(copies).flatMap((copy): [string, string][] => {
    if (!isIntercomImage(addressOf(copy))) return [];
    const at = waiting.findIndex((picture) => attributeOf(picture, "alt") === attributeOf(copy, "alt"));
    const [original] = at === -1 ? [] : waiting.splice(at, 1);
    return original === undefined ? [] : [[addressOf(copy), addressOf(original)]];
  });
}

function addressOf(picture: Element): string {
  return bareImageUrl(attributeOf(picture, "src"));
}
