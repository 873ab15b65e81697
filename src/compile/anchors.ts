import type { BodyPart } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { Locale } from "../model/locale.ts";
import { problemKind, type Problem } from "../model/problem.ts";
import type { CompiledTranslation } from "./article.ts";
import type { CompiledHeading } from "./headings.ts";
import type { LinkSymbol } from "./links/symbols.ts";
import { Notices } from "./notices.ts";
import type { ArticleTranslation } from "../model/content.ts";

export const linkHeadingMissing = problemKind<{ fragment: string; target: string }>({
  code: "link-heading-missing",
  severity: "warning",
  message: ({ fragment, target }) => `\`${target}\` has no heading \`#${fragment}\`, so the link leads to its top.`,
  hint: () => "Take the heading's text in small letters with hyphens for spaces, or give it an id: `## Heading {#id}`.",
});

/** Finds the headings of a translation. */
export type FindHeadings = (key: Key, locale: Locale) => readonly CompiledHeading[] | undefined;

/** The finished parts of a body: each link to a heading gets that heading's id, or a warning and none. */
export function settleAnchors(
  compiled: CompiledTranslation,
  translation: ArticleTranslation,
  find: FindHeadings,
  defaultLocale: Locale,
): { parts: BodyPart[]; problems: Problem[] } {
  const notices = new Notices(translation.file, translation.body(), translation.bodyLine);
  const parts = compiled.parts.map((part): BodyPart => {
    if (typeof part === "string" || "image" in part) return part;
    const { link, locale, fragment, spot } = part;
    if (fragment === undefined) return { link, locale };
    const heading = headingOf(part, fragment, find, defaultLocale);
    if (heading === undefined) notices.raise(linkHeadingMissing, spot, { fragment, target: link });
    const id = heading?.id ?? null;
    return id === null ? { link, locale } : { link, locale, anchor: id };
  });
  return { parts, problems: notices.problems() };
}

function headingOf(
  { link, locale }: LinkSymbol,
  fragment: string,
  find: FindHeadings,
  defaultLocale: Locale,
): CompiledHeading | undefined {
  const own = find(link, locale) ?? [];
  const named = headingNamed(fragment, own);
  if (named !== undefined || locale === defaultLocale) return named;
  // Translators often keep the original's fragment; the heading in the same place is the one that it means.
  const original = find(link, defaultLocale) ?? [];
  const meant = headingNamed(fragment, original);
  return meant !== undefined && original.length === own.length ? own[original.indexOf(meant)] : undefined;
}

/** Site generators differ in what they make of dots, brackets and underscores: these count only where they must. */
function headingNamed(fragment: string, headings: readonly CompiledHeading[]): CompiledHeading | undefined {
  const name = fragment.toLowerCase();
  const exact = headings.find((heading) => heading.names.includes(name));
  if (exact !== undefined) return exact;
  const alike = headings.filter((heading) => heading.names.some((other) => lettersOf(other) === lettersOf(name)));
  return alike.length === 1 ? alike[0] : undefined;
}

function lettersOf(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}
