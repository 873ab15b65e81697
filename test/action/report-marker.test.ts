import { describe, expect, it } from "vitest";
import { damageNote, lengthAround, readMarker, withReport } from "../../src/action/report/marker.ts";
import { key } from "./drift-reports.ts";

const END = "<!-- /helpsync -->";
const report = (text: string, words: string): string => withReport("drift", text, { ...key, told: words }, words);
const first = report("", "FIRST report\n\n```diff\n- a\n+ b\n```");
const touched = first.replace("FIRST", "FIRST, says Ana,");

/** What a text is once two more runs have written into it. */
function twice(text: string): string {
  const second = report(text, "SECOND report");
  expect(readMarker("drift", second, key)?.told).toBe("SECOND report");
  return report(second, "THIRD report");
}

describe("a report in a text of people", () => {
  it.each([
    ["nothing else", first, "THIRD report"],
    ["words around", `Above.\n\n${first}\n\nBelow.`, "Above. THIRD report Below."],
    ["line ends of Windows", `Above.\n\n${first}\n\nBelow.`.replaceAll("\n", "\r\n"), "Above. THIRD report Below."],
    ["a second end, pasted below", `${first}\n\nNotes.\n\n${END}\nrest`, "THIRD report Notes. END rest"],
    ["no end any more", `${first.replace(END, "")}\n\nNotes.`, "THIRD report Notes."],
    ["its end behind the notes", `${first.replace(END, "")}\n\nNotes.\n\n${END}\nrest`, "THIRD report Notes. END rest"],
    ["its end above", `${END}\nrest\n\n${first.replace(END, "")}\n\nNotes.`, "END rest THIRD report Notes."],
    ["words behind the end", `${first} thanks`, "THIRD report thanks"],
    ["words of others in it", first.replace("FIRST", "FIRST, says Ana,"), "THIRD report"],
    ["a whole report, pasted below", `${first}\n\nNotes.\n\n${first}`, "THIRD report Notes. FIRST report"],
    ["a copy in a fence", `\`\`\`\n${first.replaceAll("```", "~~~")}\n\`\`\`\n\n${first}`, "FIRST report THIRD report"],
    ["a quoted copy", `${first.replaceAll(/^/gmu, "> ")}\n\n${first}`, "FIRST report THIRD report"],
    ["no report", "Words of Ana's.", "Words of Ana's. THIRD report"],
  ])("is told anew, and nothing else is lost: %s", (_name, text, words) => {
    expect(damageNote("drift", text, key) === undefined).toBe(text.includes("FIRST"));
    expect(seen(twice(text))).toBe(words);
  });

  it.each([
    ["words in it, and no end", `${touched.replace(END, "")}\n\nNotes of Ana's.`],
    ["words in it, and words behind the end", `${touched} thanks\n\nNotes of Ana's.`],
    ["words in it, and the end above", `${END}\n\nNotes of Ana's.\n\n${touched.replace(END, "")}`],
    ["words in it, and two ends", `${touched}\n\nNotes of Ana's.\n\n${END}`],
    ["the beginning is damaged", `${first.replace("drift ", "drift A")}\n\nNotes of Ana's.`],
    ["a fence is left open", `Notes of Ana's.\n\n\`\`\`\nlog`],
    ["a comment is left open", `Notes of Ana's.\n\n<!-- to do`],
    ["only a fence has it", `Notes of Ana's.\n\n\`\`\`\`\n${first}\n\`\`\`\``],
  ])("gets a new one beside what stands there, once, and says so: %s", (_name, text) => {
    expect(damageNote("drift", text, key)).toContain("a new report was put beside");
    expect(lengthAround("drift", text, key)).toBe(text.length);
    const after = twice(text);
    expect(after).toContain(text.trim());
    expect(after.match(/(?:SECOND|THIRD) report/gu)).toEqual(["THIRD report"]);
    expect(damageNote("drift", after, key)).toBeUndefined();
  });

  it("is another's for another workspace, whose copy is not touched", () => {
    const other = withReport("drift", "", { ...key, workspace: "staging", told: "" }, "FIRST of staging");
    expect(readMarker("drift", other, key)).toBeUndefined();
    expect(seen(twice(`${first}\n\n${other}`))).toBe("THIRD report FIRST of staging");
  });

  it("bears more marks than anybody makes", () => {
    const start = first.slice(0, first.indexOf("\n"));
    const text = `${`${start}\n`.repeat(300)}Notes of Ana's.\n${`${END}\n`.repeat(300)}`;
    const begun = performance.now();
    expect(report(text, "SECOND report")).toContain("Notes of Ana's.");
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

/** What people read, on one line. */
function seen(text: string): string {
  return text
    .replaceAll(/^<!-- \/helpsync -->(?=\r?\nrest)/gmu, "END")
    .replaceAll(/<!--.*?-->|(?:```|~~~)diff[^]*?(?:```|~~~)|[`>~]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
