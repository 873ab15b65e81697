import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../runs.ts";
import { compilePage } from "../../compile/compiling.ts";
import { edit, read } from "./reading.ts";

const retitled = (text: string, to: string): string => edit(text, { title: { to, as: "value" } }).text;

/** The title that an article has, and its body as it is sent. */
function compiled(text: string): { readonly title: string; readonly html: string } {
  const { article } = read(text);
  if (article === undefined) throw new Error("The file is sound.");
  const { body, bodyPrint: _, ...said } = article;
  const { title, html } = compilePage({ pages: { "a.md": { ...said, body: body() } } }, "a");
  return { title, html };
}

describe("a new title", () => {
  it.each([
    ["stands in the frontmatter", "---\ntitle: Old # x\n---\nText\n", "---\ntitle: New # x\n---\nText\n"],
    ["stands in the first heading", "# Old {#x}\n\nText\n", "# New {#x}\n\nText\n"],
    [
      "stands in a heading that is underlined",
      "---\nuid: abc\n---\nOld\n===\nText\n",
      "---\nuid: abc\n---\nNew\n===\nText\n",
    ],
    ["stands in both", "---\ntitle: Old\n---\n\n# OLD #\nText\n", "---\ntitle: New\n---\n\n# New\nText\n"],
    ["leaves another heading alone", "---\ntitle: Old\n---\n# Start\n", "---\ntitle: New\n---\n# Start\n"],
    ["comes into the frontmatter where a file is named by its path", "Text\n", "---\ntitle: New\n---\n\nText\n"],
    ["stands in a heading within HTML", "<div>\r\n\r\n# Old\r\n\r\n</div>\r\n", "<div>\r\n\r\n# New\r\n\r\n</div>\r\n"],
  ])("%s", (_name, text, expected) => {
    expect(retitled(text, "New")).toBe(expected);
  });

  it("that both changed stands between markers, in the frontmatter or around the heading, and is refused", () => {
    const inKey = edit("---\ntitle: Mine\n---\n# Mine\n", { title: { to: "New", as: "conflict" } });
    expect(inKey.text).toBe("---\n<<<<<<< content\ntitle: Mine\n=======\ntitle: New\n>>>>>>> Intercom\n---\n# Mine\n");
    const inHeading = edit("# Mine\n\nText\n", { title: { to: "New", as: "conflict" } });
    expect(inHeading.text).toBe("<<<<<<< content\n\n# Mine\n\n=======\n\n# New\n\n>>>>>>> Intercom\n\nText\n");
    expect([inKey.conflicts, inHeading.conflicts]).toEqual([1, 1]);
    for (const { text } of [inKey, inHeading]) {
      expect(read(text).problems.map(({ code }) => code)).toContainEqual(
        expect.stringMatching(/yaml-syntax|conflict-marker/u),
      );
    }
  });

  it("is read back, whatever it is, and the body stays", () => {
    const part = fc.constantFrom(
      ..."a B é 💡 # ## *x* _y_ snake_case __z__ ~~q~~ `c` [l](u) [r] <b> <http://x.y> &amp; & \\ \\* ! ![i](u) : :: > - 1. www.x.de https://x.de me@x.de {#id} {x} | $ \" ' ---".split(
        " ",
      ),
    );
    const title = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" "));
    const before = fc.constantFrom(
      "# Old\n\nText\n",
      "Old\n---\nText\n",
      "Intro\n\n## Old {#old}\n\nText\n",
      "---\ntitle: Old\n---\n# Old\n\nText\n",
      "---\ntitle: Old\n---\nText\n\n## More\n",
    );
    fc.assert(
      fc.property(before, title, (text, to) => {
        const now = compiled(retitled(text, to));
        expect(now).toEqual({ title: to, html: compiled(text).html });
      }),
      { numRuns: runs(60) },
    );
  });
});

describe("a file", () => {
  it("keeps its byte order mark, line ends and all that Intercom did not change", () => {
    const text =
      "\u{FEFF}---\r\ntitle: 'A'\r\n# note\r\n---\r\n\r\n# A\r\n\r\n*  one\r\n*  two\r\n\r\nLast _words_\r\nhere.\r\n";
    const body = "# A\n\n*  one\n*  two\n\nLast _words_\nhere.\n";
    const answer = "- one\n- two\n\nLast *words* here.\n";
    const { text: edited, conflicts } = edit(text, {
      title: { to: "B", as: "value" },
      fields: [{ key: "state", to: "draft", as: "value" }],
      body: { source: body, answer, theirs: "- one\n- one and a half\n- two\n\nLast *words* here.\n\nNew.\n" },
    });
    expect(conflicts).toBe(0);
    expect(edited).toBe(
      text
        .replace("'A'", "'B'")
        .replace("# note\r\n", "# note\r\n")
        .replace("title: 'B'\r\n", "title: 'B'\r\nstate: draft\r\n")
        .replace("# A", "# B")
        .replace("*  two", "*  one and a half\r\n*  two")
        .replace("here.\r\n", "here.\r\n\r\nNew.\r\n"),
    );
  });

  it("without a body gets one below its frontmatter", () => {
    const { text } = edit("---\ntitle: A\n---\n", { body: { source: "", answer: "", theirs: "New\n" } });
    expect(text).toBe("---\ntitle: A\n---\n\nNew\n");
  });
});
