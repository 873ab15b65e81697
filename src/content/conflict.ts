import { Buffer } from "node:buffer";
import type { Mark } from "../model/content.ts";

/** Whether a body with a conflict in it can be among these bytes: of nearly all files, that is all that need be asked. */
export function mayHoldConflict({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, byteLength).includes("<<<<<<< ");
}

/** Finds what git leaves in a file whose two sides it cannot join. In a code block it is an example. */
export function conflictIn(body: string, bodyLine: number, file: string): { readonly conflict?: Mark } {
  if (!/^<{7} /m.test(body) || !/^>{7} /m.test(body)) return {};
  let fence = "";
  for (const [index, line] of body.split("\n").entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence)) fence = "";
    if (fence === "" && /^<{7} /.test(line)) {
      return { conflict: { place: { file, line: bodyLine + index, column: 1, length: 7 }, line } };
    }
  }
  return {};
}
