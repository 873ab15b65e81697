/**
 * The last part of a public URL: the id, and the title as a slug where something is left of it. Only the id routes.
 */
export function idAndSlug(id: string, title: string): string {
  const slug = title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return slug === "" ? id : `${id}-${encodeURIComponent(slug)}`;
}
