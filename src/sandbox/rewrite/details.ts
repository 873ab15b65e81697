import type { Element, ElementContent } from "hast";
import { build, classesOf, isNamed } from "./attributes.ts";
import type { Place, Rewriting } from "./context.ts";
import { inline } from "./inline.ts";
import { rewriteRun } from "./paragraph.ts";

/** A collapsible section as stored, or only what it holds where the quirk takes sections apart. */
export function rewriteDetails(rewriting: Rewriting, element: Element, place: Place): ElementContent[] {
  const summary = element.children.find((child) => isNamed(child, "summary"));
  const words = summary === undefined ? [] : summary.children;
  const held = element.children.filter((child) => child !== summary);
  const inner = { inside: place.inside };
  if (rewriting.quirks.detailsOnWrite === "strip") {
    const title = words.length === 0 ? [] : rewriteRun(rewriting, words, undefined);
    return [...title, ...rewriting.flow(held, inner)];
  }
  return [
    build("details", {}, [
      build("summary", {}, inline(rewriting, words)),
      build("div", { className: ["collapsible-section-content"] }, rewriting.flow(unwrapped(held), inner)),
    ]),
  ];
}

/** The content of the section, without the container that Intercom puts around it. */
function unwrapped(held: readonly ElementContent[]): readonly ElementContent[] {
  const inner = held.find(
    (child): child is Element => isNamed(child, "div") && classesOf(child).includes("collapsible-section-content"),
  );
  return inner === undefined ? held : held.flatMap((child) => (child === inner ? inner.children : [child]));
}
