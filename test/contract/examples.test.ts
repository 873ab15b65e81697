import { describe, expect, test } from "vitest";
import { CAUSES } from "./causes.ts";
import { DESCRIBED_VERSIONS, HAS_DESCRIPTIONS } from "./descriptions.ts";
import { lacks, recordedOf, type Recorded } from "./examples.ts";
import { complaints } from "./judge.ts";
import { isNotReplayed, isUnlike } from "./known-unlike.ts";
import { Stage } from "./stage.ts";

/** What is unlike the recorded answer when its request is made again: a sentence each. */
async function differences(recorded: Recorded): Promise<string[]> {
  const { status, answer } = recorded;
  const replied = await replayed(recorded);
  if (replied.status !== status) return [`answers ${replied.status}: ${JSON.stringify(replied.body)}`];
  const [was, is] = [codeOf(answer), codeOf(replied.body)];
  return [...lacks(answer, replied.body), ...(was === is ? [] : [`its code is ${String(is)}, not ${String(was)}`])];
}

function replayed({ version, operation, status, name, request }: Recorded): ReturnType<Stage["call"]> {
  const stage = new Stage();
  const cause = CAUSES.find((one) => one.name.test(`${operation.name} ${status} ${name}`));
  if (status === 401) {
    return stage.call(version, operation.method, operation.path.replace(/\{\w+\}/g, "1"), request, "wrong");
  }
  if (status === 404 && cause === undefined) return stage.replayWithout(version, operation, request);
  return stage.replay(version, operation, request, cause);
}

/** The code of a refusal; `undefined` for other answers. */
function codeOf(answer: unknown): unknown {
  return (answer as { errors?: readonly { code: unknown }[] } | undefined)?.errors?.[0]?.code;
}

function nameOf({ version, operation, status, name }: Recorded): string {
  return `${version} ${operation.name} ${status} ${name}`;
}

describe.skipIf(!HAS_DESCRIPTIONS).each(HAS_DESCRIPTIONS ? DESCRIBED_VERSIONS : [""])("recorded in %s", (version) => {
  test("requests made again have answers of the same shape", async () => {
    const recorded = recordedOf(version).filter((one) => !isNotReplayed(nameOf(one)));
    expect(recorded.length).toBeGreaterThan(50);
    const found: string[] = [];
    for (const one of recorded) {
      for (const text of await differences(one)) {
        const sentence = `${nameOf(one)}: ${text}`;
        if (!isUnlike(sentence)) found.push(sentence);
      }
    }
    expect(found).toEqual([]);
  });

  test("requests and answers are as described, but for what is known to be wrong", () => {
    const found = recordedOf(version).flatMap(({ operation, status, name, answer, request }) => {
      const schema = operation.responses.get(status)?.schema;
      const wrongAnswer =
        schema === undefined || answer === undefined ? [] : complaints(version, schema, "answer", answer);
      const requestSchema = operation.request?.schema;
      const wrongRequest =
        requestSchema === undefined || request === undefined || status >= 300
          ? []
          : complaints(version, requestSchema, "request", request);
      return [...wrongAnswer, ...wrongRequest].map((text) => `${operation.name} ${status} ${name}: ${text}`);
    });
    expect(found).toEqual([]);
  });
});

describe("comparing shapes", () => {
  test.each([
    [{ a: 1, b: [] }, { a: 2, b: ["x"], c: 3 }, []],
    [{ a: 1 }, { b: 1 }, [".a is missing"]],
    [{ a: { b: "x" } }, { a: { b: 1 } }, [".a.b is a number, not a string"]],
    [{ a: [{ b: 1 }] }, { a: [{}] }, [".a[].b is missing"]],
    [{ a: null }, { a: 1 }, []],
    [{ a: [1] }, { a: {} }, [".a is no list"]],
  ])("%j and %j", (recorded, actual, found) => {
    expect(lacks(recorded, actual)).toEqual(found);
  });
});
