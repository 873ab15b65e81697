import { invalid, notFound, Refused, type Answer } from "./answer.ts";
import { checkBody, checkQuery, numberIn, text, type Asked } from "./request.ts";
import { addComment, addIssue, type Json, type StoredComment, type StoredIssue, type World } from "./world.ts";

const LONGEST_BODY = 65_536;
const LONGEST_TITLE = 256;

/** Refuses what GitHub finds too long, in characters. */
export function checkLengths(resource: string, body: Json): void {
  if (lengthOf(text(body, "body")) > LONGEST_BODY) {
    throw invalid(resource, "body", `body is too long (maximum is ${LONGEST_BODY} characters)`);
  }
  if (lengthOf(text(body, "title")) > LONGEST_TITLE) {
    throw invalid(resource, "title", `title is too long (maximum is ${LONGEST_TITLE} characters)`);
  }
}

/** In code points. */
function lengthOf(value: string): number {
  return Array.from(value).length;
}

export function listComments(world: World, asked: Asked): Answer {
  checkQuery(asked.query, ["since"]);
  const number = knownNumber(world, asked);
  return { status: 200, body: world.comments.get(number) ?? [] };
}

export function createComment(world: World, asked: Asked): Answer {
  const number = knownNumber(world, asked);
  checkBody(asked.body, { body: "string" });
  checkLengths("IssueComment", asked.body);
  if (text(asked.body, "body").trim() === "") throw invalid("IssueComment", "body", "body can't be blank");
  return { status: 201, body: addComment(world, number, { body: text(asked.body, "body") }) };
}

export function updateComment(world: World, asked: Asked): Answer {
  const id = numberIn(asked, "comment");
  const comment: StoredComment | undefined = [...world.comments.values()].flat().find((one) => one.id === id);
  if (comment === undefined) throw notFound();
  checkBody(asked.body, { body: "string" });
  checkLengths("IssueComment", asked.body);
  comment.body = text(asked.body, "body");
  return { status: 200, body: comment };
}

export function listIssues(world: World, asked: Asked): Answer {
  checkQuery(asked.query, ["state", "labels", "creator", "sort", "direction"]);
  checkSwitchedOn(world);
  const state = asked.query.get("state") ?? "open";
  const labels = (asked.query.get("labels") ?? "").split(",").filter((label) => label !== "");
  const creator = asked.query.get("creator");
  const pulls = world.pulls.map((pull) => ({ ...pull, labels: [], pull_request: { html_url: pull["html_url"] } }));
  const found = [...world.issues, ...pulls].filter(
    (issue) =>
      (state === "all" || issue.state === state) &&
      (creator === null || issue.user["login"] === creator) &&
      labels.every((label) => issue.labels.some((one: Json) => one["name"] === label)),
  );
  const isRising = asked.query.get("direction") === "asc";
  return { status: 200, body: found.sort((left, right) => (isRising ? 1 : -1) * (left.number - right.number)) };
}

export function createIssue(world: World, asked: Asked): Answer {
  checkSwitchedOn(world);
  checkBody(asked.body, { title: "string", body: "string?", labels: "strings?" });
  checkLengths("Issue", asked.body);
  if (text(asked.body, "title").trim() === "") throw invalid("Issue", "title", "title can't be blank");
  const issue = addIssue(world, { title: text(asked.body, "title"), body: text(asked.body, "body") });
  const labels = (asked.body["labels"] ?? []) as string[];
  // Labels that the repository does not have are left out in silence.
  issue.labels = labels.filter((label) => world.labels.has(label)).map((name) => ({ name }));
  return { status: 201, body: issue };
}

export function updateIssue(world: World, asked: Asked): Answer {
  const issue = issueNumbered(world, numberIn(asked, "number"));
  checkBody(asked.body, {
    title: "string?",
    body: "string?",
    state: "string?",
    state_reason: "string?",
    labels: "strings?",
  });
  checkLengths("Issue", asked.body);
  const { title, body, state, state_reason: reason } = asked.body;
  if (state !== undefined && state !== "open" && state !== "closed")
    throw invalid("Issue", "state", "state is invalid");
  if (typeof title === "string") issue.title = title;
  if (typeof body === "string") issue.body = body;
  if (state !== undefined && state !== issue.state) {
    issue.state = state;
    issue.state_reason = state === "open" ? "reopened" : typeof reason === "string" ? reason : "completed";
  }
  return { status: 200, body: issue };
}

export function createLabel(world: World, asked: Asked): Answer {
  checkBody(asked.body, { name: "string", color: "string?", description: "string?" });
  const name = text(asked.body, "name");
  if (world.labels.has(name)) {
    throw new Refused(422, "Validation Failed", {
      errors: [{ resource: "Label", code: "already_exists", field: "name" }],
    });
  }
  world.labels.add(name);
  return { status: 201, body: { name, color: "ededed", description: null } };
}

function checkSwitchedOn(world: World): void {
  if (world.settings.issues === "off") throw new Refused(410, "Issues has been disabled in this repository.");
}

function issueNumbered(world: World, number: number): StoredIssue {
  const issue = world.issues.find((one) => one.number === number);
  if (issue === undefined) throw notFound();
  return issue;
}

function knownNumber(world: World, asked: Asked): number {
  const number = numberIn(asked, "number");
  if (![...world.issues, ...world.pulls].some((one) => one.number === number)) throw notFound();
  return number;
}
