import type { Element, ElementContent, Properties } from "hast";

/** Builds an element. Properties come out in the order in which they are given. */
export function element(
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[],
  source?: Pick<Element, "position">,
): Element {
  const position = source?.position === undefined ? {} : { position: source.position };
  return { type: "element", tagName, properties, children: [...children], ...position };
}

export function text(value: string): ElementContent {
  return { type: "text", value };
}

export function isElement<Name extends string>(
  node: ElementContent,
  tagName: Name,
): node is Element & { tagName: Name } {
  return node.type === "element" && node.tagName === tagName;
}

/** The classes of an element, whoever made it. */
export function classesOf(node: Element): readonly string[] {
  const value = node.properties["className"];
  return Array.isArray(value) ? value.map(String) : [];
}

/** A property as text; `undefined` where it is absent. */
export function propertyOf(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Only spaces and line ends; a no-break space is a word. */
export function isBlankText(node: ElementContent): boolean {
  return node.type === "text" && /^[ \t\n\r\f]*$/.test(node.value);
}
