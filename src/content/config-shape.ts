import * as z from "zod";
import { DEFAULT_REQUEST_TIMEOUT, KEPT_BODIES, REGIONS, REMOVALS, UI_EDITS } from "../model/config.ts";
import { API_VERSIONS } from "../model/api-version.ts";
import { LOCALES } from "../model/locale.ts";

const text = z.string().trim().min(1);
const locale = z.enum(LOCALES);
const folder = text.regex(/^(?![/\\]|[A-Za-z]:)[^\\]*$/, "a folder relative to the config, with `/` between its parts");
const glob = text.regex(/^[^!]/, "a pattern that does not start with `!`");
const count = z.int().min(0);
const identifier = z.union([text, z.int().min(0).transform(String)], "text or a number");

const localesShape = z.strictObject({
  default: locale.default("en").describe("The locale that the files without a locale are written in."),
  additional: z.array(locale).default([]).describe("The other locales of the help center."),
  layout: z
    .enum(["suffix", "directory"])
    .default("suffix")
    .describe("suffix: install.fr.md beside install.md. directory: fr/install.md beside en/install.md."),
  names: z
    .partialRecord(locale, text.regex(/^[^./\\]+$/, "one word without dots and slashes"))
    .default({})
    .describe("Locales whose suffix or folder is spelled otherwise in the files, e.g. pt-BR: pt-br."),
});

const workspaceShape = z.strictObject({
  sandbox: z.boolean().exactOptional().describe("true: the embedded Intercom. It needs no token."),
  workspace_id: identifier.exactOptional().describe("The id of the workspace; the token of another one is refused."),
  token_env: text.exactOptional().describe("The environment variable that holds the access token."),
  region: z.enum(REGIONS).exactOptional().describe("Where the workspace is hosted."),
  api_url: text.exactOptional().describe("Replaces the region's address; only an address of this machine."),
  api_version: z.enum(API_VERSIONS).default("2.16").describe("The version of Intercom's API."),
  only: z.array(glob).default([]).describe("Patterns of paths: only these are for this workspace; all where empty."),
  exclude: z.array(glob).default([]).describe("Patterns of paths, from the content folder, that are not for this workspace."),
  help_center: identifier.exactOptional().describe("The identifier or id of the help center; else the workspace's default."),
  request_timeout: z
    .number()
    .min(0.1)
    .max(600)
    .default(DEFAULT_REQUEST_TIMEOUT)
    .describe("Seconds that Intercom has to answer one request."),
  rate_share: z
    .number()
    .min(0.05)
    .max(1)
    .default(1)
    .describe("The part of Intercom's rate limit that helpsync may use; other integrations live there, too."),
});

/** `intercom.config.yaml` as it is written. Messages follow the words "must be". */
export const configShape = z.strictObject({
  content: folder.default("content").describe("The folder of the Markdown files."),
  default_workspace: text.exactOptional().describe("The workspace that is used without --workspace."),
  default_collection: text.exactOptional().describe("The folder whose collection takes the articles at the root."),
  locales: localesShape.prefault({}),
  ignore: z.array(glob).default([]).describe("Patterns, from the content folder, of files that are not content."),
  frontmatter: z
    .strictObject({ allow: z.array(text).default([]).describe("Keys of other tools that no warning is wanted for.") })
    .prefault({}),
  defaults: z
    .strictObject({
      author: identifier.exactOptional().describe("The author of new articles: e-mail, name or id of a teammate."),
      state: z.enum(["published", "draft"]).default("draft").describe("The state of new articles."),
    })
    .prefault({}),
  policies: z
    .strictObject({
      ui_edits: z.enum(["protect", "overwrite"]).default("protect").describe("What happens to edits made in Intercom."),
      on_removal: z.enum(REMOVALS).default("unpublish").describe("What follows when a file goes."),
      max_removals: count.default(10).describe("More pages than this are taken from the public only when told so."),
      max_publishes: count.default(10).describe("More drafts than this are made public only when told so."),
    })
    .prefault({}),
  overrides: z
    .array(
      z.strictObject({
        match: glob.describe("A pattern of paths, from the content folder, without locale and ending, e.g. faq/**."),
        ui_edits: z.enum(UI_EDITS).exactOptional().describe("theirs: Intercom wins, nothing edited there is a conflict."),
        on_removal: z.enum(REMOVALS).exactOptional(),
      }),
    )
    .default([])
    .describe("Policies of parts of the content; a later one wins."),
  assets: z
    .strictObject({
      base_url: text.exactOptional().describe("The public address of an image, with {hash} or {commit}, {name}, {path}."),
      upload: text.exactOptional().describe("The command that uploads an image: {file}, {hash}, {name}, {path}."),
      root: folder.exactOptional().describe("The folder that image paths which start with / are looked up in."),
    })
    .prefault({}),
  state: z
    .strictObject({
      store: z.enum(["git", "file"]).exactOptional().describe("Where helpsync remembers what it wrote."),
      remote: text.default("origin").describe("For git: a remote of the repository, or the address of one."),
      ref: text
        .regex(/^refs\/(?:[\w-]+(?:\.[\w-]+)*\/)+[\w-]+(?:\.[\w-]+)*$/, "a full name such as `refs/heads/helpsync-state`")
        .default("refs/heads/helpsync-state")
        .describe("For git: the branch or ref that holds the state; helpsync alone writes it."),
      bodies: z
        .enum(KEPT_BODIES)
        .exactOptional()
        .describe("Which texts of what goes are kept for `restore`: all (default of file), published (of git), none."),
    })
    .prefault({}),
  workspaces: z
    .record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, "made of letters, digits, `-` and `_`"), workspaceShape)
    .default({})
    .describe("The workspaces by name."),
});

export type WrittenConfig = z.output<typeof configShape>;
export type WrittenWorkspace = z.output<typeof workspaceShape>;
