/** HTML that Intercom refuses with 400 `unsupported_html`. */
export class UnsupportedHtml extends Error {}
