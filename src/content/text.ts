import { isUtf8 } from "node:buffer";
import { problemKind, raise, type Place, type Problem } from "../model/problem.ts";

export const notUtf8 = problemKind({
  code: "file-not-utf8",
  severity: "error",
  message: () => "The file is not UTF-8: this byte cannot be read as text.",
  hint: () => "Save the file as UTF-8.",
});

export const holdsNul = problemKind({
  code: "file-holds-nul",
  severity: "error",
  message: () => "The file holds a NUL character, so it is probably no text.",
  hint: () => "Remove the character, or list the file under `ignore` in the config.",
});

const STRICT = new TextDecoder("utf-8", { fatal: true });
const WHOLE = new TextDecoder("utf-8", { ignoreBOM: true });

/** Whether bytes are a text of which any lines can be read alone: UTF-8, unmarked, with no line ends but `\n`, no NUL. */
export function isPlainText(bytes: Uint8Array): boolean {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return !marked && isUtf8(bytes) && !bytes.includes(0) && !bytes.includes(0x0d);
}

/** What some lines of such a text say. */
export function textOf(lines: Uint8Array): string {
  return WHOLE.decode(lines);
}

/**
 * The text of a file with `\n` line ends and without its byte order mark.
 * @param file path from the folder of the config, for the problem
 */
export function decodeText(bytes: Uint8Array, file: string): { text: string } | { problem: Problem } {
  let text: string;
  try {
    text = STRICT.decode(bytes);
  } catch {
    return { problem: raise(notUtf8, placeOfBadByte(bytes, file), {}) };
  }
  const normal = withPlainLineEnds(text);
  const nul = normal.indexOf("\0");
  if (nul >= 0) return { problem: raise(holdsNul, placeAt(normal, nul, file), {}) };
  return { text: normal };
}

/** Windows' and old Macs' line ends are line ends in Markdown, but not in YAML: from here on there is only one. */
export function withPlainLineEnds(text: string): string {
  const unmarked = text.startsWith("\u{FEFF}") ? text.slice(1) : text;
  // Hardly any file has them, and to look for one is far cheaper than to replace all.
  return unmarked.includes("\r") ? unmarked.replace(/\r\n?/g, "\n") : unmarked;
}

function placeOfBadByte(bytes: Uint8Array, file: string): Place {
  const readable = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const again = new TextEncoder().encode(readable);
  let offset = 0;
  while (offset < bytes.length && bytes[offset] === again[offset]) offset += 1;
  const before = withPlainLineEnds(new TextDecoder("utf-8").decode(bytes.subarray(0, offset)).replace(/\uFFFD+$/, ""));
  return placeAt(before, before.length, file);
}

/** The place of an offset in a text with `\n` line ends. */
export function placeAt(text: string, offset: number, file: string): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { file, line: before.split("\n").length, column: offset - lineStart + 1 };
}
