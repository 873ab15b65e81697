import { problemKind } from "../../model/problem.ts";
import { numbered } from "../notices.ts";

/** Said for each element that Intercom has no like of. */
export const htmlElementLost = problemKind<{ tag: string; count: number }>({
  code: "html-element-lost",
  severity: "warning",
  message: ({ tag, count }) =>
    `Intercom has no \`<${tag}>\`: only the text ${count === 1 ? "in it" : `in the ${String(count)} of this file`} stays.`,
  hint: () => "Say in words what it showed, or use bold, italic or a callout.",
});

export const htmlElementDropped = problemKind<{ tag: string; count: number }>({
  code: "html-element-dropped",
  severity: "warning",
  message: ({ tag, count }) =>
    `Intercom refuses \`<${tag}>\`, so it is left out with all that it holds${count === 1 ? "" : ` (${String(count)} in this file)`}.`,
  hint: () => "Take it out, or put what it shows in words, a picture or a link.",
});

export const htmlStyleLost = problemKind<{ count: number }>({
  code: "html-style-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom keeps no styles, so ${numbered(count, "one `style` is", "`style`s are")} left out; the text stays.`,
  hint: () => "Use bold, italic or a callout where the look carries meaning.",
});
