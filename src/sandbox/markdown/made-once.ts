/** What takes long to make, made when it is first asked for: most requests are answered without any Markdown. */
export function madeOnce<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
