import * as z from "zod";

const text = z.string().trim().min(1);
const id = z
  .union([z.string().regex(/^\d+$/), z.int().min(1)], "an id, made of digits")
  .transform(String);

/** The keys that each language version of an article may set. */
const translated = {
  title: text
    .transform((title) => title.replace(/[ \t\n]+/g, " "))
    .exactOptional().describe("The title; else the first heading is the title."),
  description: z.string().trim().exactOptional().describe('The description; "" empties it.'),
  state: z.enum(["published", "draft"]).exactOptional().describe("Whether customers can see it."),
  author: z
    .union([text, z.int().min(1).transform(String)], "the e-mail, name or id of a teammate")
    .exactOptional()
    .describe("E-mail, name or id of a teammate."),
};

/** The frontmatter as it is written. Messages follow the words "must be". */
export const frontmatterShape = z.looseObject({
  ...translated,
  uid: z
    .string()
    .regex(/^[a-z0-9-]{3,64}$/, "3 to 64 small letters, digits or `-`")
    .exactOptional()
    .describe("A name that stays when the file is moved."),
  moved_from: z
    .union([text.transform((key) => [key]), z.array(text)], "a former key or a list of them")
    .exactOptional()
    .describe("Former keys, e.g. article:guides/install."),
  intercom_id: z
    .union([id, z.record(z.string(), id)], "an id, or a group of `workspace: id` lines")
    .exactOptional()
    .describe("The id of an existing article to adopt, or one for each workspace."),
  on_removal: z
    .enum(["unpublish", "delete", "keep"])
    .exactOptional()
    .describe("What happens in Intercom when this file is gone."),
  unlisted: z.boolean().exactOptional().describe("true: in no collection, reachable by its address only."),
});

export type Frontmatter = z.output<typeof frontmatterShape>;

/** Whether a key is one of those above. */
export function isFrontmatterKey(key: string): key is keyof typeof frontmatterShape.shape {
  return Object.hasOwn(frontmatterShape.shape, key);
}

export const FRONTMATTER_KEYS = Object.keys(frontmatterShape.shape);
export const TRANSLATION_KEYS = Object.keys(translated);
