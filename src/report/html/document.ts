import { createHash } from "node:crypto";
import { markup, trusted, type Markup } from "./markup.ts";
import { pageScript } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";

/**
 * A whole HTML document around its content. What may run in it is its own script alone, known by its hash: whatever else
 * got in by mistake stays text. Nothing is loaded: its pictures are in it.
 */
export function htmlDocument(title: string, content: Markup): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(pageScript)}'`,
    `style-src 'sha256-${hashOf(pageStyle)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
${content}
<script>${trusted(pageScript)}</script>
</body>
</html>
`.html;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
