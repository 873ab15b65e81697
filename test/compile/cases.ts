import { describe, expect, test } from "vitest";
import { headingId } from "../../src/dialect/heading-id.ts";
import { compileText } from "./compiling.ts";

export const p = (inner: string): string => `<p class="no-margin">${inner}</p>`;
export const link = (href: string, inner: string): string =>
  `<a href="${href}" target="_blank" class="intercom-content-link">${inner}</a>`;
export const picture = (inner: string): string => `<div class="intercom-container">${inner}</div>`;
export const table = (...rows: string[][]): string =>
  `<div class="intercom-interblocks-table-container"><table role="presentation"><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${p(cell)}</td>`).join("")}</tr>`)
    .join("")}</tbody></table></div>`;
export const callout = (background: string, border: string, inner: string): string =>
  `<div class="intercom-interblocks-callout" style="background-color: ${background}; border-color: ${border};">${inner}</div>`;
export const blue = (inner: string): string => callout("#e3e7fa80", "#334bfa33", inner);
export const green = (inner: string): string => callout("#d7efdc80", "#1bb15733", inner);
export const yellow = (inner: string): string => callout("#feedaf80", "#fbc91633", inner);
export const red = (inner: string): string => callout("#fed9db80", "#fd3a5733", inner);
export const gray = (inner: string): string => callout("#e8e8e880", "#73737633", inner);
export const details = (title: string, inner: string): string =>
  `<details><summary>${title}</summary><div class="collapsible-section-content">${inner}</div></details>`;
export const heading = (level: number, slug: string, inner: string): string =>
  `<h${String(level)} id="${headingId("article:page", slug)}">${inner}</h${String(level)}>`;
export const video = (src: string): string => `<div class="intercom-h2b-video"><iframe src="${src}"></iframe></div>`;

/** What stands in a file, what is sent for it, and the codes of the warnings that it earns. */
export type Case = readonly [name: string, markdown: string, html: string, codes?: readonly string[]];

/** One test a case, in a group each. */
export function testCases(cases: Readonly<Record<string, readonly Case[]>>): void {
  for (const [group, rows] of Object.entries(cases)) {
    describe(group, () => {
      test.each(rows.map(([name, markdown, html, codes]) => ({ name, markdown, html, codes: codes ?? [] })))(
        "$name",
        ({ markdown, html, codes }) => {
          const compiled = compileText(markdown);
          expect(compiled.html).toBe(html);
          expect([...compiled.codes].sort()).toEqual([...codes].sort());
        },
      );
    });
  }
}
