import { describe, expect, it } from "vitest";
import type { Picture } from "../../../src/model/pages.ts";
import { article, reportOf, text } from "./reports.ts";

const COPY = "https://downloads.intercomcdn.com/i/o/1/2/old.png";
const PIXEL = { type: "image/png", base64: "iVBORw0KGgo=", width: 3, height: 2 };

const image = (hash: string): string => `<p>Look:</p><img src="helpsync-image:${hash}" alt="The plan">`;

/** The report of an article in which one picture replaced another. */
function replaced(before: Picture, sandbox: boolean): string {
  const sides = { kind: "written" as const, before: text("A", image("aa")), after: text("A", image("bb")) };
  return reportOf({
    reported: [article("a", { en: sides })],
    pictures: new Map([
      ["aa", before],
      ["bb", { name: "new.png", size: 2100, inline: PIXEL }],
    ]),
    plan: { workspace: { name: "production", id: "1", sandbox, apiVersion: "2.16" } },
  });
}

describe("the pictures of a report", () => {
  it("are in it, with the name of each at its mark", () => {
    const report = replaced({ name: "old.png", size: 900, inline: PIXEL }, false);
    expect(report).toMatch(
      /<del><svg[^>]*>.*?<\/svg><small class="address" dir="ltr">old\.png “The plan” \(900 bytes\)/u,
    );
    expect(report).toMatch(/<ins><svg[^>]*>.*?<\/svg><small class="address" dir="ltr">new\.png “The plan” \(2 kB\)/u);
  });

  it("are named where they are not in it, and lead to Intercom's copy, where nothing is loaded from", () => {
    const report = replaced({ name: "old.png", url: COPY }, false);
    expect(report).toContain(
      `<span class="no-picture">Picture old.png “The plan”: <a href="${COPY}" target="_blank" rel="noreferrer">Intercom’s copy</a></span>`,
    );
    expect(report).not.toContain("<img");
    expect(report).toContain("img-src data:;");
    expect(replaced({ name: "old.png" }, true)).toContain('<span class="no-picture">Picture old.png “The plan”</span>');
  });

  it("lead nowhere of their own within a link, and are named by their address where they are from the web", () => {
    const web = (name: string): string =>
      `<p>See <a href="https://example.com/"><img src="https://example.com/${name}" alt="x"></a> now.</p><p><img src="https://example.com/${name}"></p>`;
    const sides = { kind: "written" as const, before: text("A", web("a.png")), after: text("A", web("b.png")) };
    const report = reportOf({ reported: [article("a", { en: sides })] });
    expect(report).toContain('<del><span class="no-picture">Picture a.png “x”</span></del>');
    expect(report).toContain('Picture b.png: <a href="https://example.com/b.png"');
  });
});
