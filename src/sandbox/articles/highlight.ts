import type { JsonObject } from "../json.ts";

/** A text cut into chunks: what was sought, and what stands between. */
export function highlighted(text: string, sought: readonly string[]): JsonObject[] {
  if (sought.length === 0) return text === "" ? [] : [{ type: "plain", text }];
  const pattern = new RegExp(`(${sought.map(literally).join("|")})`, "giu");
  return text
    .split(pattern)
    .map((chunk, index) => ({ type: index % 2 === 1 ? "highlight" : "plain", text: chunk }))
    .filter((chunk) => chunk.text !== "");
}

function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
