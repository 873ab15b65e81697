import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import { alignmentClass, build, classesOf } from "./attributes.ts";
import type { Alignment } from "./context.ts";
import { safeHref } from "./link.ts";

const CLASS = "intercom-h2b-button";

/** Whether a link is one of Intercom's buttons. */
export function isButton(element: Element): boolean {
  return element.tagName === "a" && classesOf(element).includes(CLASS);
}

/** A button as stored: its words, in a container. */
export function rewriteButton(element: Element, align: Alignment | undefined): Element {
  const link = build("a", { className: [CLASS], target: "_blank", href: safeHref(element) }, [
    { type: "text", value: toString(element).trim() },
  ]);
  return build("div", { className: ["intercom-container", ...alignmentClass(align)] }, [link]);
}
