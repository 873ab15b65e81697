import type { Root } from "hast";
import { countConstructs, headingIds, lostVariants, renumberedLists } from "./constructs.ts";
import { sentFingerprintOf } from "./fingerprints.ts";
import { attributeOf, eachElement } from "./html-tree.ts";
import { linkTarget } from "./link-target.ts";
import { lostPassages, missing } from "./lost-words.ts";
import { readBody, type ReadBody } from "./read-body.ts";
import { readSent, type SentBody } from "./sent-body.ts";
import { wordsOfTree } from "./words.ts";

/** What an answer lacks of what was sent, in words for people. */
export interface Losses {
  /** Words, links, images and videos that are gone: `the words "…"`, `the link to …`, `2 images`. */
  readonly lost: readonly string[];
  /** Markup whose words came back without it, an entry for each construct: `callout → paragraph`, `table`. */
  readonly markup: readonly string[];
}

/**
 * Compares the body that Intercom answered with the one that was sent. What it rewrites without harm (behaviour §7)
 * and what it adds is no loss.
 */
export function compareAnswer(sent: string, answered: string, helpCenterUrls: readonly string[]): Losses {
  return compareBodies(readSent(sent, helpCenterUrls), readBody(answered, helpCenterUrls), helpCenterUrls);
}

/** The same of bodies that were read. */
export function compareBodies(sent: SentBody, answered: ReadBody, helpCenterUrls: readonly string[]): Losses {
  const attributes = lostAttributes(sent, answered);
  // What is the same but for the addresses of images has lost nothing that stands in the normal form.
  if (sent.sent === sentFingerprintOf(answered)) return { lost: [], markup: attributes };
  const before = readBody(sent.html, helpCenterUrls);
  const markup = [...lostMarkup(before, answered), ...attributes];
  return { lost: lostContent(before, answered, helpCenterUrls), markup };
}

function lostContent(sent: ReadBody, answered: ReadBody, helpCenterUrls: readonly string[]): string[] {
  const before = wordsOfTree(sent.normal);
  const after = wordsOfTree(answered.normal);
  const addresses = addressesByTarget(sent.parsed, helpCenterUrls);
  const links = missing(before.links, after.links).map((target) => `the link to ${addresses.get(target) ?? target}`);
  const videos = missing(before.videos, after.videos).map((address) => `the video ${address}`);
  const images = before.images.length - after.images.length;
  return [
    ...lostPassages(before.words, after.words),
    ...counted(links),
    ...(images > 0 ? [images === 1 ? "an image" : `${String(images)} images`] : []),
    ...counted(videos),
  ];
}

/** The addresses of links as they were sent, by what they lead to. */
function addressesByTarget(body: Root, helpCenterUrls: readonly string[]): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  eachElement(body.children, (element) => {
    const href = element.tagName === "a" ? attributeOf(element, "href") : "";
    const target = linkTarget(href, helpCenterUrls);
    if (target !== undefined && !addresses.has(target)) addresses.set(target, href);
  });
  return addresses;
}

/** Each loss once, with how many times where it is more than one. */
function counted(losses: readonly string[]): string[] {
  return [...new Set(losses)].map((loss) => {
    const times = losses.filter((other) => other === loss).length;
    return times === 1 ? loss : `${loss} (${String(times)} times)`;
  });
}

function lostMarkup(sent: ReadBody, answered: ReadBody): string[] {
  const after = countConstructs(answered.normal);
  const fewer = [...countConstructs(sent.normal)].filter(([name, count]) => (after.get(name) ?? 0) < count);
  return [...fewer.map(([name]) => name), ...lostVariants(sent.normal, answered.normal)];
}

/** Markup that the normal form leaves out. */
function lostAttributes(sent: SentBody, { parsed }: ReadBody): string[] {
  return [
    ...(missing(sent.headingIds, headingIds(parsed)).length > 0 ? ["heading id"] : []),
    ...(renumberedLists(parsed) < sent.renumberedLists ? ["first number of a list"] : []),
  ];
}
