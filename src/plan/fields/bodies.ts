import { comparableBody, type LinkContext } from "../../dialect/agreement.ts";
import { plainText } from "../../dialect/plain-text.ts";
import { readBody, type ReadBody } from "../../dialect/read-body.ts";
import { wordsText } from "../../dialect/words.ts";
import type { DesiredBody } from "../../model/desired.ts";

/** Both bodies of a field. Each is put together and read once, when something asks: that is most of what comparing costs. */
export interface Bodies {
  readonly content: () => ReadBody | undefined;
  readonly live: () => ReadBody | undefined;
  /** The content's words to be counted, where that is all that is asked of it: most often it need not be parsed. */
  readonly contentWords: () => string | undefined;
}

/**
 * @param content what the file wants; undefined where there is no file
 * @param live Intercom's HTML; undefined where the locale is not there
 */
export function bodiesOf(content: DesiredBody | undefined, live: string | undefined, context: LinkContext): Bodies {
  const urls = [context.helpCenterUrl];
  const html = once(() => (content === undefined ? undefined : comparableBody(content, context)));
  return {
    content: once(() => {
      const wanted = html();
      return wanted === undefined ? undefined : readBody(wanted, urls);
    }),
    contentWords: () => {
      const wanted = html();
      return wanted === undefined ? undefined : (plainText(wanted) ?? wordsText(wanted));
    },
    live: once(() => (live === undefined ? undefined : readBody(live, urls))),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
