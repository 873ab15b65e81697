import type { Element, ElementContent } from "hast";
import type { Alignment } from "./context.ts";

/** The classes of an element. */
export function classesOf(element: Element): readonly string[] {
  const value = element.properties["className"];
  return Array.isArray(value) ? value.map(String) : [];
}

/** An attribute's value as a string; `undefined` where absent. */
export function attribute(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  return value === undefined || value === null || typeof value === "boolean" ? undefined : String(value);
}

/** What the class `intercom-align-…` says; left is how text stands anyway. */
export function alignmentOf(element: Element): Alignment | undefined {
  const classes = classesOf(element);
  return (["center", "right", "justify"] as const).find((side) => classes.includes(`intercom-align-${side}`));
}

/** The class that keeps an alignment. */
export function alignmentClass(align: Alignment | undefined): string[] {
  return align === undefined ? [] : [`intercom-align-${align}`];
}

/** Only these properties of a `style`, spelled as Intercom stores them; `undefined` where none is left. */
export function keptStyle(element: Element, kept: readonly string[]): string | undefined {
  const found = new Map<string, string>();
  for (const declaration of (attribute(element, "style") ?? "").split(";")) {
    const colon = declaration.indexOf(":");
    const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (kept.includes(name) && value !== "" && !/url\s*\(|expression\s*\(/i.test(value)) found.set(name, value);
  }
  const style = kept.flatMap((name) => (found.has(name) ? [`${name}: ${found.get(name) ?? ""};`] : [])).join(" ");
  return style === "" ? undefined : style;
}

/** An element; properties without a value are left out. */
export function build(
  tagName: string,
  properties: Readonly<Record<string, string | boolean | number | string[] | undefined>>,
  children: ElementContent[],
): Element {
  const kept = Object.entries(properties).filter(([, value]) => value !== undefined);
  return { type: "element", tagName, properties: Object.fromEntries(kept), children };
}

/** Whether a node is an element of that name. */
export function isNamed<Name extends string>(node: ElementContent, name: Name): node is Element & { tagName: Name } {
  return node.type === "element" && node.tagName === name;
}

/** Whether a text is nothing but white space of HTML; a no-break space is a character as any other. */
export function isBlank(text: string): boolean {
  return /^[ \t\n\r\f]*$/.test(text);
}
