/**
 * The words of a title as a file name of any disk: small letters and digits of any script with single hyphens between
 * them; "" where the title has none, e.g. only emoji. It holds no dot and no slash, so it leads nowhere else.
 */
export function fileSlug(title: string): string {
  const letters = withoutContractions(title).replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  // Marks belong to the letter before them; anywhere else they would be names that nobody can read.
  const words = letters
    .normalize("NFC")
    .toLowerCase()
    .normalize("NFC")
    .match(/(?:[\p{L}\p{N}][\p{Mn}\p{Mc}]*)+/gu);
  return words?.join("-") ?? "";
}

/** The words of a title in `[a-z0-9-]`: letters lose their marks, other scripts are left out. */
export function asciiSlug(title: string): string {
  const letters = withoutContractions(title)
    .normalize("NFKD")
    .replace(/\p{M}+|\p{Default_Ignorable_Code_Point}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => SPELLED_OUT[letter] ?? "");
  return letters.match(/[a-z0-9]+/g)?.join("-") ?? "";
}

/** Latin letters that no normal form takes apart. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** `what's` is one word. */
function withoutContractions(title: string): string {
  return title.replace(/(?<=[a-z])['’](?=(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}]))/giu, "");
}
