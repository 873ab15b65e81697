import { createHash } from "node:crypto";

const LABEL = `,\n"checksum": `;

/**
 * Ends a document of JSON with a checksum of all that stands before it.
 * @param open the document without its last brace
 * @param shape what the document looks like; one of another shape has another checksum
 */
export function seal(open: string, shape: string): string {
  return open + sealOf(open, shape);
}

/** Whether a document is byte for byte as it was sealed. One that was written before there were checksums is not. */
export function isSealed(text: string, shape: string): boolean {
  const end = text.lastIndexOf(LABEL);
  return end !== -1 && text.slice(end) === sealOf(text.slice(0, end), shape);
}

function sealOf(open: string, shape: string): string {
  const checksum = createHash("sha256").update(shape).update(open).digest("base64url");
  return `${LABEL}${JSON.stringify(checksum)}\n}\n`;
}
