import type { DesiredBody, ImagePart, LinkPart } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { ObservedFacts } from "../model/state.ts";
import { linkAddress } from "./link-address.ts";
import { compareAnswer } from "./losses.ts";
import { writtenForm } from "./normal.ts";
import type { ReadBody } from "./read-body.ts";
import { renderBody } from "./rendition.ts";
import { wordsOfTree } from "./words.ts";

/** Stands with a hash for the address of a picture whose bytes are a file's. */
export const IMAGE_SYMBOL = "helpsync-image:";

/** Where links lead in one workspace. */
export interface LinkContext {
  readonly ids: ReadonlyMap<Key, string>;
  readonly helpCenterUrl: string;
  readonly facts: ObservedFacts;
}

/** A body with its links bound and a stand-in for each picture: for comparing and showing, never for sending. */
export function comparableBody(body: DesiredBody, context: LinkContext): string {
  const bindings = {
    link: (part: LinkPart) => linkAddress(part, context.ids, context.helpCenterUrl, context.facts),
    image: (part: ImagePart) => IMAGE_SYMBOL + part.image,
  };
  return renderBody(body.parts, bindings, context.facts);
}

/** Whether a body of content and one of Intercom's are equal in normal form. One with pictures never is: see `agreeBodies`. */
export function equalBodies(content: ReadBody, live: ReadBody): boolean {
  return writtenForm(content.normal, "by-address") === writtenForm(live.normal, "by-address");
}

/**
 * Whether they are equal in normal form or in words, link targets and videos. Pictures are taken as alike, since
 * Intercom serves them under addresses of its own (behaviour §7): so this tells only where no picture can be new.
 */
export function agreeBodies(content: ReadBody, live: ReadBody): boolean {
  if (writtenForm(content.normal, "alike") === writtenForm(live.normal, "alike")) return true;
  const [one, other] = [content, live].map(({ normal }) => JSON.stringify(wordsOfTree(normal, "alike")));
  return one === other;
}

/** Whether a body of Intercom's holds what the content says, but for exactly what it was known to lack. */
export function differsByLosses(
  content: string,
  live: string,
  known: readonly string[],
  helpCenterUrls: readonly string[],
): boolean {
  const { lost } = compareAnswer(content, live, helpCenterUrls);
  const added = compareAnswer(live, content, helpCenterUrls).lost;
  return JSON.stringify(lost) === JSON.stringify(known) && added.length === 0;
}
