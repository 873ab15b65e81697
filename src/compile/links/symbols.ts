import type { Key } from "../../model/key.ts";
import type { Locale } from "../../model/locale.ts";
import type { ImagePart } from "../../model/desired.ts";
import type { Spot } from "../notices.ts";

/** A link to a resource; which heading its fragment means is known once all files are compiled. */
export interface LinkSymbol {
  readonly link: Key;
  readonly locale: Locale;
  /** As written, decoded, without `#`. */
  readonly fragment?: string;
  readonly spot: Spot;
}

export type Symbolic = LinkSymbol | ImagePart;

/** The scheme of addresses that stand for a symbol. No content can use it: an author's address never keeps it. */
export const SYMBOL_SCHEME = "helpsync-symbol";
const ADDRESS = new RegExp(`${SYMBOL_SCHEME}:(\\d+)`, "g");

/** The links and images of one body; trees carry their addresses in their place. */
export class Symbols {
  readonly #symbols: Symbolic[] = [];
  readonly #targets = new Map<Key, number>();

  /** Takes a symbol in and gives the address that stands for it in a tree. */
  address(symbol: Symbolic): string {
    this.#symbols.push(symbol);
    if ("link" in symbol && !this.#targets.has(symbol.link)) this.#targets.set(symbol.link, this.#targets.size);
    return `${SYMBOL_SCHEME}:${String(this.#symbols.length - 1)}`;
  }

  /** What an address stands for; `undefined` where it is an ordinary one. */
  at(address: string): Symbolic | undefined {
    const index = new RegExp(`^${SYMBOL_SCHEME}:(\\d+)$`).exec(address)?.[1];
    return index === undefined ? undefined : this.#symbols[Number(index)];
  }

  /** The keys that the links lead to, each once, in the order in which they were taken in. */
  get targets(): readonly Key[] {
    return [...this.#targets.keys()];
  }

  /**
   * A text with each address in it spelled as what it means: the hash of an image's bytes, or a link's target by its
   * place among `targets`.
   */
  spell(text: string): string {
    return text.replace(ADDRESS, (address) => {
      const symbol = this.at(address);
      if (symbol === undefined) return address;
      if ("image" in symbol) return `image ${symbol.image}`;
      const fragment = symbol.fragment === undefined ? "" : `#${symbol.fragment}`;
      return `target ${String(this.#targets.get(symbol.link))} ${symbol.locale}${fragment}`;
    });
  }
}
