import { imageSize } from "image-size";

/** The kinds of images that content may hold (`isImage`, `src/disk/asset-files.ts`), by the endings of their files. */
export type ImageType = "png" | "jpg" | "gif" | "webp" | "svg" | "avif" | "bmp" | "ico";

export interface ImageFacts {
  readonly type: ImageType;
  /** In pixels, as the file says: an orientation that a camera noted is not heeded. */
  readonly width: number;
  readonly height: number;
}

/** What the files begin with, after so many bytes, read as Latin-1. An animated PNG begins as any other. */
const SIGNATURES: readonly (readonly [ImageType, number, string])[] = [
  ["png", 0, "\x89PNG\r\n\x1a\n"],
  ["jpg", 0, "\xff\xd8\xff"],
  ["gif", 0, "GIF87a"],
  ["gif", 0, "GIF89a"],
  ["webp", 8, "WEBP"],
  ["avif", 4, "ftypavif"],
  ["ico", 0, "\0\0\x01\0"],
  ["bmp", 0, "BM"],
];
/** What stands before the root of an SVG. */
const BEFORE_ROOT = /\s+|<\?[^]*?\?>|<!--[^]*?-->|<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>/iuy;
const ROOT = /<svg(?=[\s/>])(?:"[^"]*"|'[^']*'|[^"'>])*>/uy;
/** The root of an SVG begins within so many bytes; what drawing programs write before it is less. */
const LEAD = 262_144;
/** How browsers show an SVG that names no size. */
const UNSIZED = { width: 300, height: 150 };

/**
 * The kind of an image by its bytes, not by its name, and its size; `undefined` where they are none of these kinds, be
 * it a web page. Only the head is looked at: an image that its host holds cut short is taken as it is.
 */
export function measureImage(bytes: Uint8Array): ImageFacts | undefined {
  const head = Buffer.from(bytes.subarray(0, 32)).toString("latin1");
  const type = SIGNATURES.find(([, at, signature]) => head.startsWith(signature, at))?.[0];
  if (type !== undefined) {
    const size = sizeOf(bytes);
    return size === undefined ? undefined : { type, ...size };
  }
  // A web page that holds an SVG is none itself, so the root must come first.
  const root = rootOfSvg(new TextDecoder().decode(bytes.subarray(0, LEAD)));
  return root === undefined ? undefined : { type: "svg", ...(sizeOf(new TextEncoder().encode(root)) ?? UNSIZED) };
}

function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  try {
    // It reads on behind the end of a view, into whatever shares its memory.
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
    const { width, height } = imageSize(own);
    return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : undefined;
  } catch {
    // It throws whatever it stumbles over: all of it means that the head is not whole.
    return undefined;
  }
}

function rootOfSvg(text: string): string | undefined {
  let at = 0;
  for (;;) {
    BEFORE_ROOT.lastIndex = at;
    const skipped = BEFORE_ROOT.exec(text)?.[0].length ?? 0;
    if (skipped === 0) break;
    at += skipped;
  }
  ROOT.lastIndex = at;
  return ROOT.exec(text)?.[0];
}
