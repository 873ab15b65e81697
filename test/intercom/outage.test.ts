import { describe, expect, it } from "vitest";
import type { Call, Exchange } from "../../src/intercom/exchange.ts";
import { Outage } from "../../src/intercom/outage.ts";

/** Calls and their ends, e.g. `PUT 500`, `GET lost`. */
function after(...ends: readonly string[]): string | undefined {
  const outage = new Outage();
  for (const end of ends) {
    const [method, status] = end.split(" ") as [Call["method"], string];
    const exchange: Exchange =
      status === "lost"
        ? { kind: "lost", reason: "cut", sent: true, passing: true }
        : { kind: "answer", status: Number(status), headers: {}, text: "" };
    outage.observe({ method, path: "/x" }, exchange);
  }
  return outage.reason;
}

const times = (number: number, ...ends: readonly string[]): string[] =>
  Array.from({ length: number }, () => ends).flat();

describe("no further call makes sense", () => {
  it.each<[string, string[], string]>([
    ["five writes in a row fail in Intercom", times(5, "PUT 503"), "five writes in a row failed in Intercom (503)"],
    ["with other errors of its own among them", ["POST 500", "PUT 502", "PUT 503", "PUT 500", "DELETE 504"], "(504)"],
    ["with reads that are answered between them", times(5, "GET 200", "PUT 500"), "five writes in a row"],
    ["five reads in a row fail", times(5, "GET 500"), "five calls that read in a row"],
    ["five writes in a row are refused", times(5, "PUT 403"), "refused five writes in a row (403)"],
    ["with an answer that was lost among them", [...times(4, "PUT 403"), "PUT lost", "PUT 403"], "five writes"],
    ["the token may not read any more", ["PUT 200", "GET 401"], "does not let the access token in any more (401)"],
  ])("after %s", (_, ends, reason) => {
    expect(after(...ends)).toContain(reason);
  });

  it.each<[string, string[]]>([
    ["a single refusal", ["PUT 403", "PUT 200"]],
    ["an author who may not write", ["POST 401", "POST 200", "POST 401"]],
    ["four in a row, one that goes well, and four more", [...times(4, "PUT 500"), "PUT 200", ...times(4, "PUT 500")]],
    [
      "four in a row, one that Intercom finds wrong, and four more",
      [...times(4, "PUT 403"), "PUT 400", ...times(4, "PUT 403")],
    ],
    ["answers that were lost", times(9, "PUT lost")],
    ["a read that is refused with 403", ["GET 403"]],
  ])("but not after %s", (_, ends) => {
    expect(after(...ends)).toBeUndefined();
  });
});
