import type { Element, Root, Text } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { visit } from "unist-util-visit";
import { oneOf } from "./seeded.ts";

type Change = (body: Root, random: () => number) => boolean;

/** A stored body in which one thing that readers see differs: a word, a sentence, what a link leads to, or a picture. */
export function otherWords(html: string, random: () => number): string {
  const body = fromHtml(html, { fragment: true });
  if (!oneOf(CHANGES, random)(body, random)) addSentence(body, random);
  return toHtml(body, { characterReferences: { useNamedReferences: true } });
}

const addSentence: Change = (body) => {
  const words: Text = { type: "text", value: "A teammate added this." };
  body.children.push({ type: "element", tagName: "p", properties: { className: ["no-margin"] }, children: [words] });
  return true;
};

const changeWord: Change = (body, random) => {
  const texts: Text[] = [];
  visit(body, "text", (text) => {
    if (/\p{L}{3,}/u.test(text.value)) texts.push(text);
  });
  if (texts.length === 0) return false;
  const text = oneOf(texts, random);
  text.value = text.value.replace(/\p{L}{3,}/u, "otherwise");
  return true;
};

const changeLink: Change = (body, random) => {
  const links = elementsOf(body, "a").filter(({ properties }) => properties["href"] !== undefined);
  if (links.length === 0) return false;
  oneOf(links, random).properties["href"] = "https://example.org/elsewhere";
  return true;
};

const takePicture: Change = (body, random) => {
  const images = elementsOf(body, "img");
  if (images.length === 0) return false;
  const image = oneOf(images, random);
  visit(body, "element", (element, index, parent) => {
    if (element !== image || parent === undefined || index === undefined) return;
    parent.children.splice(index, 1);
    return false;
  });
  return true;
};

const CHANGES: readonly Change[] = [addSentence, changeWord, changeLink, takePicture];

function elementsOf(body: Root, name: string): Element[] {
  const found: Element[] = [];
  visit(body, "element", (element) => {
    if (element.tagName === name) found.push(element);
  });
  return found;
}
