/** What the files of one folder of `src/` may import. */
export interface Wall {
  /** Other folders of `src/`, and files that stand directly in it. */
  readonly folders: readonly string[];
  /** Built-in modules of Node, without `node:`; a name covers its subpaths. */
  readonly builtins: readonly string[];
  readonly packages: readonly string[];
}

/** Packages that compute and do nothing else. A package belongs here once someone has looked. */
const PURE_PACKAGES = [
  "diff",
  "github-slugger",
  "gray-matter",
  "hast",
  "hast-util-from-html",
  "hast-util-to-html",
  "hast-util-to-string",
  "hast-util-to-text",
  "image-size",
  "mdast",
  "mdast-util-to-hast",
  "mdast-util-to-string",
  "picomatch",
  "rehype-raw",
  "rehype-sanitize",
  "remark",
  "remark-directive",
  "remark-gfm",
  "remark-rehype",
  "unified",
  "unist",
  "unist-util-visit",
  "yaml",
  "zod",
];

const NETWORK = ["http", "https", "net", "tls"];
const HARMLESS = [
  "buffer",
  "crypto",
  "events",
  "os",
  "path",
  "perf_hooks",
  "process",
  "stream",
  "timers",
  "url",
  "util",
];

const pure: Wall = { folders: ["model", "dialect"], builtins: ["crypto"], packages: PURE_PACKAGES };

const shell: Wall = {
  folders: ["model", "dialect"],
  builtins: HARMLESS,
  packages: [...PURE_PACKAGES, "p-limit"],
};

/** Knows the order of the stages. The sandbox is never among what it may name statically. */
const glue: Wall = {
  folders: [
    ...["model", "dialect", "content", "rules", "compile", "decompile", "plan", "apply", "pull"],
    ...["intercom", "state", "disk", "git", "images", "workers", "report", "commands", "pipeline.ts"],
  ],
  builtins: HARMLESS,
  packages: [...PURE_PACKAGES, "commander", "p-limit"],
};

/** A row a folder of `src/`, in the order in which the data flows. */
export const WALLS: Readonly<Record<string, Wall>> = {
  "cli.ts": glue,
  "pipeline.ts": {
    ...glue,
    folders: glue.folders.filter((folder) => folder !== "commands" && folder !== "pipeline.ts"),
  },
  commands: glue,
  model: { folders: [], builtins: [], packages: [] },
  content: pure,
  rules: pure,
  dialect: { ...pure, folders: ["model"] },
  compile: pure,
  decompile: pure,
  plan: pure,
  apply: { ...pure, packages: [...PURE_PACKAGES, "p-limit"] },
  pull: pure,
  intercom: { ...shell, packages: [...shell.packages, "undici"] },
  state: { ...shell, folders: [...shell.folders, "disk"], builtins: [...HARMLESS, "zlib"] },
  disk: { ...shell, builtins: [...HARMLESS, "fs"], packages: [...shell.packages, "fast-glob"] },
  git: { ...shell, builtins: [...HARMLESS, "child_process"] },
  images: {
    folders: [...shell.folders, "disk"],
    builtins: [...HARMLESS, ...NETWORK, "child_process"],
    packages: [...shell.packages, "undici"],
  },
  workers: { folders: ["model", "dialect", "compile"], builtins: [...HARMLESS, "worker_threads"], packages: [] },
  report: pure,
  // Written from Intercom's description alone: nothing of helpsync, not even the nouns.
  sandbox: {
    folders: [],
    builtins: [...HARMLESS, ...NETWORK, "fs"],
    packages: [...PURE_PACKAGES, "p-limit", "undici"],
  },
};

/** The files that may load the sandbox, by `import()` only: where a workspace is opened, and its own command. */
export const SANDBOX_FOLDERS = ["commands"];
export const SANDBOX_IMPORTERS = 2;
