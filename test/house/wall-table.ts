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
  "hast-util-from-parse5",
  "hast-util-to-html",
  "hast-util-to-string",
  "hast-util-to-text",
  "image-size",
  "mdast",
  "mdast-util-to-hast",
  "mdast-util-to-string",
  "parse5",
  "picomatch",
  "rehype-raw",
  "rehype-sanitize",
  "remark",
  "remark-directive",
  "remark-gfm",
  "unified",
  "unist-util-visit",
  "yaml",
  "zod",
];

const NETWORK = ["dns", "http", "https", "net", "tls"];
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

// Paths in content are spelled with `/` everywhere; `path` itself would differ from machine to machine.
const pure: Wall = {
  folders: ["model", "dialect"],
  builtins: ["buffer", "crypto", "path/posix"],
  packages: PURE_PACKAGES,
};

const shell: Wall = {
  folders: ["model", "dialect"],
  builtins: HARMLESS,
  packages: [...PURE_PACKAGES, "p-limit"],
};

/** Knows the stages and their order. The sandbox is never among what it may name statically. */
const glue: Wall = {
  folders: [
    ...["model", "dialect", "content", "rules", "compile", "decompile", "plan", "settle", "apply", "pull", "calibrate"],
    ...["intercom", "state", "disk", "git", "images", "workers", "report", "embedded", "workspace.ts"],
  ],
  builtins: HARMLESS,
  packages: [...PURE_PACKAGES, "p-limit"],
};

const command: Wall = {
  ...glue,
  folders: [...glue.folders, "load.ts", "pipeline.ts", "pulling", "pages", "commands"],
  packages: [...glue.packages, "commander"],
};

/** A row a folder of `src/`, in the order in which the data flows. */
export const WALLS: Readonly<Record<string, Wall>> = {
  "cli.ts": { folders: ["process.ts"], builtins: [...HARMLESS, "fs"], packages: [] },
  "process.ts": { ...command, folders: [...command.folders, "terminal"] },
  commands: command,
  action: {
    ...command,
    folders: [...command.folders, "github", "terminal"],
    packages: [...command.packages, "@actions/core"],
  },
  "load.ts": glue,
  "pipeline.ts": { ...glue, folders: [...glue.folders, "load.ts"] },
  pages: { ...glue, folders: [...glue.folders, "load.ts", "pipeline.ts"] },
  pulling: { ...glue, folders: [...glue.folders, "load.ts", "pipeline.ts"] },
  "workspace.ts": { ...shell, folders: ["model", "embedded", "intercom", "images", "state", "disk", "token.ts"] },
  embedded: { ...shell, folders: ["model"] },
  "token.ts": { ...shell, folders: ["model", "disk", "git"] },
  model: { folders: [], builtins: [], packages: [] },
  content: pure,
  rules: pure,
  dialect: { ...pure, folders: ["model"] },
  compile: pure,
  decompile: pure,
  plan: pure,
  settle: pure,
  apply: { ...pure, folders: [...pure.folders, "settle"], packages: [...PURE_PACKAGES, "p-limit"] },
  pull: pure,
  calibrate: pure,
  intercom: { ...shell, builtins: [...HARMLESS, "http", "https"] },
  state: { ...shell, folders: [...shell.folders, "disk", "git"], builtins: [...HARMLESS, "zlib"] },
  disk: { ...shell, builtins: [...HARMLESS, "fs"], packages: [...shell.packages, "fast-glob"] },
  git: { ...shell, builtins: [...HARMLESS, "child_process", "fs"] },
  images: {
    folders: [...shell.folders, "disk"],
    builtins: [...HARMLESS, ...NETWORK, "fs", "child_process"],
    packages: [...shell.packages, "undici"],
  },
  terminal: { ...shell, builtins: [...HARMLESS, "readline", "tty"] },
  workers: { folders: ["model", "dialect", "compile"], builtins: [...HARMLESS, "worker_threads"], packages: [] },
  github: { ...shell, packages: [...shell.packages, "@octokit/core", "@octokit/plugin-paginate-rest"] },
  report: pure,
  // Written from Intercom's description alone: nothing of helpsync, not even the nouns.
  sandbox: {
    folders: [],
    builtins: [...HARMLESS, ...NETWORK, "fs"],
    packages: [...PURE_PACKAGES, "p-limit", "undici"],
  },
};

/** Who may load the sandbox, by `import()` only: where a workspace is opened, and the sandbox's own command. */
export const SANDBOX_USERS = ["workspace.ts", "commands"];
export const SANDBOX_IMPORTERS = 2;
