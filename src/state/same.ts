/** Whether two values hold the same, in whatever order. */
export function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left, sorted) === JSON.stringify(right, sorted);
}

/** Maps and objects in one order, so that equal ones are equal texts. */
function sorted(_: string, value: unknown): unknown {
  if (value instanceof Map)
    return [...(value as Map<string, unknown>)].sort(([left], [right]) => (left < right ? -1 : 1));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
