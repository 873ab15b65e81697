import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CONTENTS, LIVES, MEMORIES, plannedVerb, printedTable, STATE_TABLE } from "./state-table.ts";

describe("the plan for one article", () => {
  const rows = CONTENTS.flatMap((content) =>
    MEMORIES.flatMap((memory) =>
      LIVES.map((live, index) => ({ content, memory, live, expected: STATE_TABLE[content][memory][index] ?? "-" })),
    ),
  );

  it.each(rows.filter(({ expected }) => expected !== "-"))(
    "file $content × $memory × live $live: $expected",
    ({ content, memory, live, expected }) => {
      expect(plannedVerb(content, memory, live)).toBe(expected);
    },
  );

  it("leaves out only what cannot be: a page that the state knows by its id was there once", () => {
    const absent = rows.filter(({ expected }) => expected === "-");
    expect(absent.map(({ memory, live }) => `${memory} × ${live}`)).toEqual(
      CONTENTS.flatMap(() => ["in state × never there", "retired × never there"]),
    );
  });

  it("stands in ARCHITECTURE.md as it is here", () => {
    const architecture = readFileSync(path.join(import.meta.dirname, "../../ARCHITECTURE.md"), "utf8");
    expect(architecture).toContain(printedTable());
  });
});
