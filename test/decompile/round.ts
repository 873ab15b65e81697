import { articleUrl, parseHelpCenterUrl } from "../../src/dialect/addresses.ts";
import { bindBody } from "../../src/dialect/bind.ts";
import { normalForm } from "../../src/dialect/normal.ts";
import { decompileBody } from "../../src/decompile/body.ts";
import type { Decompiled, DecompileContext } from "../../src/decompile/context.ts";
import { keyOf } from "../../src/model/key.ts";
import { compile, type Folder } from "../compile/compiling.ts";

const ACME = "https://intercom.help/acme";
const COPIES = "https://downloads.intercomcdn.com/i/o/1/";
const OWN_ID = "1";
const IDS = new Map([
  ["page", OWN_ID],
  ["other", "2"],
  ["guides/plans", "3"],
]);

/** Where a link to one of the articles of the test leads in the file `page.md`. */
function link(address: string): string {
  const target = parseHelpCenterUrl(address, [ACME]);
  const path = [...IDS].find(([, id]) => target?.kind === "article" && target.id === id)?.[0];
  if (path === "page" && target !== undefined) return `#${target.anchor ?? ""}`;
  const anchored = target?.anchor !== undefined && !target.anchor.startsWith("h_");
  return path === undefined || anchored ? address : `${path}.md`;
}

/** Intercom's copies lie beside the file; a picture whose name says so was scaled. */
export const context: DecompileContext = {
  helpCenterUrls: [ACME],
  key: keyOf("article", "page"),
  title: "The title",
  link,
  image: ({ src }) => ({
    address: src.startsWith(COPIES) ? `images/${src.slice(COPIES.length)}` : src,
    size: src.includes("scaled") ? "chosen" : "natural",
  }),
  keepsHeadingId: () => false,
};

export function decompile(html: string, changed: Partial<DecompileContext> = {}): Decompiled {
  return decompileBody(html, { ...context, ...changed });
}

/** The HTML that a file `page.md` of this Markdown is sent as, and the codes of the problems that name this file. */
export function recompile(markdown: string): { readonly html: string; readonly problems: readonly string[] } {
  const names = [...markdown.matchAll(/images\/([\w.%-]+)/gu)].map((match) => match[1] ?? "");
  const given: Folder = {
    pages: { "page.md": { body: markdown, title: context.title }, "other.md": "Other", "guides/plans.md": "Plans" },
    assets: Object.fromEntries(names.map((name) => [`images/${name}`, name])),
  };
  const { desired, problems } = compile(given);
  const body = desired.resources.find(({ key }) => key === context.key)?.locales.en?.body;
  const html = bindBody(body?.parts ?? [], {
    link: (part) =>
      articleUrl(ACME, part.locale, IDS.get(part.link.slice("article:".length)) ?? "0") +
      (part.anchor === undefined ? "" : `#${part.anchor}`),
    image: (part) => COPIES + part.image,
  });
  return { html, problems: problems.map(({ code }) => code) };
}

/** The normal form, with links within the article as those of a page that leads to itself. */
export function normal(html: string): string {
  return normalForm(html.replaceAll('href="#', `href="${ACME}/en/articles/${OWN_ID}#`), [ACME]);
}

/** What is reported of a body, as the fixtures write it. */
export function reportsOf({ raw, leftOut }: Decompiled): string[] {
  return [
    ...raw.map(({ block, reason, excerpt }) => `${block}: ${reason} (${excerpt})`),
    ...leftOut.map(({ what, count }) => `left out: ${what} (${String(count)})`),
  ];
}
