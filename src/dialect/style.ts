/** The declarations of a `style` attribute by property in lower case; a property said twice counts as last said. */
export function readStyle(style: string): ReadonlyMap<string, string> {
  return new Map(
    style.split(";").flatMap((declaration): [string, string][] => {
      const colon = declaration.indexOf(":");
      if (colon < 1) return [];
      return [[declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim()]];
    }),
  );
}
