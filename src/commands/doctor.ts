import { imageParts } from "../apply/held-images.ts";
import { readHead } from "../git/repository.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import type { RealWorkspace } from "../model/config.ts";
import { hasErrors } from "../model/problem.ts";
import { loadDesired } from "../load.ts";
import { findAdmin } from "../plan/fields/authors.ts";
import { painter } from "../report/paint.ts";
import { readyImages } from "../images/ready.ts";
import { openWorkspace, otherAddress, type OpenWorkspace } from "../workspace.ts";
import { authorsOf, notesOf, readConfig, workspaceOf } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";
import type { OpenProject } from "./project.ts";

interface Finding {
  readonly well: "yes" | "no";
  readonly what: string;
  /** The next step; absent where all is well. */
  readonly next?: string;
}

/** `helpsync doctor`: whether helpsync could work here, a line for each thing, with the next step. Writes nothing. */
export async function doctor(options: WorkspaceOptions, session: Session): Promise<Outcome> {
  const config = await readConfig(options, session);
  tell({ well: "yes", what: `config ${config.file}` }, session);
  const chosen = workspaceOf(config, options, session);
  const loaded = await loadDesired(config, chosen.apiVersion);
  const errors = loaded.problems.filter(({ severity }) => severity === "error").length;
  const content = `content: ${String(loaded.desired.resources.length)} collections and articles, ${String(errors)} ${errors === 1 ? "error" : "errors"}`;
  const findings: Finding[] = [
    hasErrors(loaded.problems)
      ? { well: "no", what: content, next: "run `helpsync validate`" }
      : { well: "yes", what: content },
  ];
  try {
    const workspace = await openWorkspace(config, chosen, {
      env: session.env,
      assets: [...loaded.tree.assets.values(), ...loaded.tree.rootAssets.values()],
      authors: authorsOf(config, loaded.content),
      ...notesOf(session),
    });
    try {
      findings.push(...(await lookInto({ config, loaded, workspace }, session)));
    } finally {
      await workspace.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    findings.push({ well: "no", what: [error.message, error.why].join(" ").trim(), next: error.next });
  }
  for (const finding of findings) tell(finding, session);
  return findings.some(({ well }) => well === "no") ? "failed" : "done";
}

function tell({ well, what, next }: Finding, session: Session): void {
  const sign = well === "yes" ? painter(session.color)("added", "ok  ") : painter(session.color)("removed", "FAIL");
  session.print(`${sign} ${what}${next === undefined ? "" : `\n     next: ${next}`}\n`);
}

async function lookInto(project: OpenProject, session: Session): Promise<Finding[]> {
  const { workspace } = project;
  const { live, config } = workspace;
  const { helpCenter, tokenOwner } = live;
  const kind = config.sandbox ? "embedded sandbox" : addressOf(config, session);
  return [
    { well: "yes", what: `workspace ${workspace.name}: ${live.name} (${live.id}), ${kind}, API ${config.apiVersion}` },
    { well: "yes", what: `token of ${tokenOwner.name} (${tokenOwner.email})` },
    { well: "yes", what: `help center ${helpCenter.identifier}: ${helpCenter.url}` },
    locales(project),
    await reading(workspace),
    ...authors(project),
    await state(workspace),
    ...(await images(project)),
  ];
}

function addressOf(config: RealWorkspace, session: Session): string {
  const address = otherAddress(config, session.env);
  if (address === undefined) return `region ${config.region}`;
  const { origin, pathname } = new URL(address);
  return `at ${origin}${pathname.replace(/\/+$/u, "")}`;
}

function locales({ config, workspace }: OpenProject): Finding {
  const { helpCenter } = workspace.live;
  const wanted = [config.content.locales.default, ...config.content.locales.additional];
  if (helpCenter.locales === null) {
    return {
      well: "yes",
      what: `languages ${wanted.join(", ")}; this API version does not tell those of the help center`,
    };
  }
  const missing = wanted.filter((locale) => helpCenter.locales?.includes(locale) === false);
  return missing.length === 0
    ? { well: "yes", what: `languages ${wanted.join(", ")}` }
    : {
        well: "no",
        what: `the help center does not have the languages ${missing.join(", ")}`,
        next: "switch them on in Intercom (Help Center settings), or take them out of locales in the config",
      };
}

async function reading(workspace: OpenWorkspace): Promise<Finding> {
  const articles = await workspace.intercom.list("article");
  return {
    well: "yes",
    what: `may read: ${String(articles.length)} articles (whether it may write shows at the first apply)`,
  };
}

function authors({ config, loaded, workspace }: OpenProject): Finding[] {
  const { admins, tokenOwner } = workspace.live;
  const named = authorsOf(config, loaded.content).map((author): Finding => {
    const admin = findAdmin(author, admins);
    return admin === undefined
      ? {
          well: "no",
          what: `author ${author} is no teammate, or several have that name`,
          next: "mend the author, or invite them in Intercom",
        }
      : { well: "yes", what: `author ${author}: ${admin.name}` };
  });
  if (config.defaults.author !== undefined) return named;
  return [
    { well: "yes", what: `new articles that name no author get the token's owner, ${tokenOwner.name}` },
    ...named,
  ];
}

async function state({ store }: OpenWorkspace): Promise<Finding> {
  const known = await store.read();
  const what =
    known === null ? "nothing yet; the first apply or pull writes it" : `${String(known.resources.size)} resources`;
  return { well: "yes", what: `state in ${store.place}: ${what}` };
}

/** One image stands for all: whether the pattern leads to a host that gives the bytes. */
async function images({ config, loaded, workspace }: OpenProject): Promise<Finding[]> {
  const known = (await workspace.store.read())?.resources;
  const used = loaded.desired.resources.flatMap(({ key, locales }) => {
    const held = known?.get(key)?.images ?? {};
    const parts = Object.values(locales).flatMap(({ body }) => (body === undefined ? [] : imageParts(body)));
    return parts.map((part) => ({ part, isHeld: held[part.image] !== undefined }));
  });
  if (used.length === 0) return [];
  const image = used.find(({ isHeld }) => !isHeld)?.part;
  if (image === undefined) return [{ well: "yes", what: "images: Intercom holds all of them" }];
  const { missing } = await readyImages([image], new Map(), {
    commit: await readHead(config.folder),
    ...(workspace.imagePattern === undefined ? {} : { pattern: workspace.imagePattern }),
  });
  const [why] = missing;
  if (why === undefined) return [{ well: "yes", what: `image ${image.path} is public` }];
  const next = config.assets.upload === undefined ? "mend assets.base_url, or set assets.upload" : "apply uploads it";
  return [{ well: config.assets.upload === undefined ? "no" : "yes", what: `image ${why}`, next }];
}
