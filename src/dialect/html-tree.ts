import type { Element, ElementContent, RootContent } from "hast";

/** Anything that stands in a body's tree. */
export type BodyNode = RootContent | ElementContent;

/** The classes of an element. */
export function classesOf(element: Element): string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** The value of an attribute as text; "" where it is absent. */
export function attributeOf(element: Element, name: string): string {
  const value = element.properties[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Attributes in the order in which they are written, by their names in hast. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element of the normal form; attributes that are `undefined` or "" are left out. */
export function element(tagName: string, attributes: Attributes, children: ElementContent[]): Element {
  const properties: Record<string, string | string[]> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined && value !== "") properties[name] = name === "className" ? value.split(" ") : value;
  }
  return { type: "element", tagName, properties, children };
}

/**
 * Calls back for an element and every element below it, in the order of the text. The parents, outermost first, are those
 * of this call alone: the next one changes them.
 */
export function eachElement(
  nodes: readonly BodyNode[],
  visit: (element: Element, parents: readonly Element[]) => void,
): void {
  const parents: Element[] = [];
  const walk = (children: readonly BodyNode[]): void => {
    for (const node of children) {
      if (node.type !== "element") continue;
      visit(node, parents);
      parents.push(node);
      walk(node.children);
      parents.pop();
    }
  };
  walk(nodes);
}
