import fc from "fast-check";
import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { readBody } from "../../../src/report/html/body-tree.ts";
import { markup, sentence } from "../../../src/report/html/markup.ts";
import { runs, seedOf } from "../../runs.ts";
import { article, reportOf, text } from "./reports.ts";

function shown(body: string): string {
  return toHtml(readBody(body, []));
}

const PIECES = [
  ...[
    "<p onclick=x()>",
    "<script>x()</script>",
    "<img src=javascript:x() onerror=x()>",
    "<a href='javascript:x()'>a</a>",
    "<svg onload=x()>",
  ],
  ...[
    "<style>*{display:none}</style>",
    "<div style='position:fixed'>",
    "<iframe src='data:text/html,x' srcdoc='x'></iframe>",
    "<p id=changes>",
  ],
  ...[
    "<form action=https://e.example>",
    "<input autofocus onfocus=x()>",
    "<base href=//e.example>",
    "<meta http-equiv=refresh>",
    "<object data=x>",
  ],
  ...[
    "<math><mi xlink:href='javascript:x()'>",
    "<table><td background='javascript:x()'>",
    "</div></main>",
    "<!--",
    "-->",
    "<template><script>",
    "words",
  ],
];

describe("a stored body in a report", () => {
  it("holds nothing that could run, load or cover anything, whatever it is made of", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), (pieces) => {
        const html = shown(pieces.join(""));
        expect(html).not.toMatch(/<(?:script|style|svg|iframe|form|input|base|meta|object|math|template)/u);
        expect(html).not.toMatch(/ (?:on\w+|style|id|srcdoc|action|background)=/u);
        expect(html).not.toMatch(/(?:href|src)="?(?:javascript|data):/u);
      }),
      { numRuns: runs(300), seed: seedOf(9) },
    );
  });

  it("keeps what Intercom's own blocks look like", () => {
    const callout =
      '<div class="intercom-interblocks-callout" style="background-color: #d7efdc80; border-color: #1bb15733;"><p>Yes</p></div>';
    expect(shown(callout)).toBe('<div class="callout green"><p>Yes</p></div>');
    expect(shown('<p class="intercom-align-center">x</p>')).toBe('<p class="to-center">x</p>');
    expect(shown('<a class="intercom-h2b-button" href="https://example.com">Go</a>')).toContain('class="button"');
    expect(shown('<iframe src="https://www.loom.com/embed/1a"></iframe>')).toContain("Video: <a");
  });
});

describe("text in a report", () => {
  it("stays text, in content and in attributes", () => {
    const hostile = `"><script>x()</script>'&\u202e`;
    expect(markup`<p title="${hostile}">${hostile}</p>`.html).toBe(
      '<p title="&quot;&gt;&lt;script&gt;x()&lt;/script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;x()&lt;/script&gt;&#39;&amp;</p>',
    );
    expect(sentence("Run `<b>`, or ` alone").html).toBe("Run `&lt;b&gt;`, or ` alone");
    expect(sentence("Run `<b>`.").html).toBe("Run <code>&lt;b&gt;</code>.");
  });

  it("is left out where it is a draft's and drafts are hidden", () => {
    const pages = { en: { kind: "written" as const, after: text("Idea", "<p>secret words</p>") } };
    const draft = article("idea", pages, {
      verb: "create",
      unpublished: { locales: ["en"], title: "unpublished" },
      title: "Secret title",
    });
    expect(reportOf({ reported: [draft] })).toContain("secret words");
    const hidden = reportOf({ reported: [draft], drafts: "hidden" });
    expect(hidden).not.toMatch(/secret/iu);
    expect(hidden).toContain("draft, not shown here");
  });
});
