import path from "node:path";
import { nearest } from "../content/nearest.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import { KINDS, type Kind } from "../model/kind.ts";
import { kindOf, nameOf, parseKey, type Key } from "../model/key.ts";
import type { State } from "../model/state.ts";
import { whereText, type Whereabouts } from "../report/where-text.ts";
import { following } from "./advice.ts";
import { withContent, type OpenProject } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";
import { filesOf, head, stateOf } from "./memory.ts";

/** `helpsync where URL|ID|KEY|FILE`: which file is this page, and which page is this file. */
export async function where(text: string, options: WorkspaceOptions, session: Session): Promise<Outcome> {
  return withContent<Outcome>(options, session, async (project) => {
    const state = await stateOf(project.workspace);
    const wanted = text.trim().normalize("NFC");
    const ids = idsIn(wanted);
    const found =
      ids.length > 0
        ? await byIds(ids, state, project)
        : await byKeys(keysOf(wanted, state, project, session), state, project);
    if (found.length === 0) throw unknown(wanted, ids, state, project, session);
    session.print(
      `${head(project.workspace, session)}\n${found.map((one) => whereText(one, session.color)).join("\n")}`,
    );
    return "done";
  });
}

interface LiveName {
  readonly kind: Kind;
  readonly id: string;
}

/**
 * What an address or a bare number names in Intercom: `/en/articles/123-title` of any help center under any domain, also
 * as Intercom's own pages for teammates spell it; of a number it is not known which kind it is.
 */
function idsIn(text: string): LiveName[] {
  if (/^\d+$/u.test(text)) return KINDS.map((kind) => ({ kind, id: text }));
  if (!/^https?:\/\//iu.test(text)) return [];
  const named = [...text.matchAll(/\/(article|collection|section)s\/(\d+)/giu)].at(-1);
  if (named?.[2] === undefined) return [];
  return [{ kind: named[1]?.toLowerCase() === "article" ? "article" : "collection", id: named[2] }];
}

async function byIds(ids: readonly LiveName[], { resources }: State, project: OpenProject): Promise<Whereabouts[]> {
  const found: Whereabouts[] = [];
  for (const { kind, id } of ids) {
    const key = [...resources].find(([one, known]) => kindOf(one) === kind && known.id === id)?.[0];
    const live = await project.workspace.intercom.read(kind, id);
    if (key !== undefined || live !== null) found.push(whereabouts(kind, key, id, live, project));
  }
  return found;
}

async function byKeys(keys: readonly Key[], { resources }: State, project: OpenProject): Promise<Whereabouts[]> {
  return Promise.all(
    keys.map(async (key) => {
      const id = resources.get(key)?.id;
      const live = id === undefined ? null : await project.workspace.intercom.read(kindOf(key), id);
      return whereabouts(kindOf(key), key, id, live, project);
    }),
  );
}

function whereabouts(
  kind: Kind,
  key: Key | undefined,
  id: string | undefined,
  live: Whereabouts["live"],
  project: OpenProject,
): Whereabouts {
  const { defaultLocale } = project.loaded.desired;
  const { url: helpCenterUrl } = project.workspace.live.helpCenter;
  return { kind, key, id, live, defaultLocale, helpCenterUrl, files: key === undefined ? [] : filesOf(key, project) };
}

/** The keys that a person means by a key, a file (from here, from the config's folder or from the content's), or a path. */
function keysOf(text: string, { resources }: State, { config, loaded }: OpenProject, session: Session): Key[] {
  const key = parseKey(text);
  const { resources: desired } = loaded.desired;
  if (key !== undefined && (resources.has(key) || desired.some((one) => one.key === key))) return [key];
  const fromConfig = (absolute: string): string => path.relative(config.folder, absolute).split(path.sep).join("/");
  const spellings = [
    fromConfig(path.resolve(session.cwd, text)),
    fromConfig(path.resolve(config.folder, text)),
    fromConfig(path.resolve(config.folder, config.content.root, text)),
  ].map((file) => file.normalize("NFC"));
  const root = `${config.content.root}/`;
  const paths = spellings.filter((file) => file.startsWith(root)).map((file) => file.slice(root.length));
  const described = desired
    .filter(
      ({ path: own, locales }) =>
        paths.includes(own) ||
        Object.values(locales).some(({ file }) => file !== undefined && spellings.includes(file.normalize("NFC"))),
    )
    .map((one) => one.key);
  if (described.length > 0) return described;
  // A file that is gone: the state remembers where it stood.
  const stood = new Set(paths.map((one) => one.replace(/\.md$/iu, "")));
  return [...resources].filter(([, known]) => stood.has(known.path)).map(([one]) => one);
}

function unknown(
  text: string,
  ids: readonly LiveName[],
  { resources }: State,
  { loaded, workspace }: OpenProject,
  session: Session,
): Failure {
  const list = following(session, "state list");
  if (ids.length > 0) {
    return new Failure({
      what: `Intercom holds no ${ids.map(({ kind }) => kind).join(" and no ")} ${ids[0]?.id ?? ""}.`,
      why: `It was deleted, or it belongs to another workspace than ${workspace.name} (${workspace.live.id}).`,
      next: `Pass --workspace NAME where it is in another one. \`${list}\` shows the ids that helpsync knows.`,
    });
  }
  const files = loaded.desired.resources.flatMap(({ locales }) =>
    Object.values(locales).flatMap(({ file }) => file ?? []),
  );
  const keys = [...new Set([...resources.keys(), ...loaded.desired.resources.map(({ key }) => key)])];
  const near = nearest(text, [...keys, ...files, ...keys.map(nameOf)]);
  return new Failure({
    what: `${text} is no page that helpsync knows.`,
    why: "It is no address with an id, no id, no key and no file of the content.",
    next: near === undefined ? `\`${list}\` shows the keys and ids.` : `Did you mean ${near}?`,
  });
}
