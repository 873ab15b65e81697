import { isObject, type Json } from "./json.ts";
import { completeQuirks, type Quirks } from "./quirks.ts";

/** Reads `nestedLists=reject400`. Throws a RangeError for what is no quirk or none of its values. */
export function parseQuirk(text: string): Partial<Quirks> {
  const [, name, value] = /^\s*(\w+)\s*=\s*(\w+)\s*$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new RangeError(`The quirk "${text}" cannot be read. Write it as nestedLists=reject400.`);
  }
  return known({ [name]: value });
}

/**
 * Reads a report like that of `doctor --calibrate`: JSON, `{ "quirks": { "nestedLists": "reject400" } }`; what else
 * it holds is passed over. Throws a RangeError for what is no quirk or none of its values.
 */
export function parseQuirksFile(text: string): Partial<Quirks> {
  let report: Json;
  try {
    report = JSON.parse(text) as Json;
  } catch {
    throw new RangeError("The file of quirks is not JSON.");
  }
  const quirks = isObject(report) ? report["quirks"] : undefined;
  if (!isObject(quirks)) throw new RangeError('The file of quirks has no object "quirks" at its top.');
  return known(quirks);
}

function known(quirks: Partial<Quirks>): Partial<Quirks> {
  completeQuirks(quirks);
  return quirks;
}
