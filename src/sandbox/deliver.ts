import type { ServerResponse } from "node:http";
import type { Answer } from "./message.ts";

/** The drops that a slow body comes in. */
const DROPS = 10;

/** Hands an answer to the client, in the way of the fault that hit it. */
export function deliver(answer: Answer, response: ServerResponse): void {
  const { delivery } = answer;
  if (delivery === "hang") return;
  if (delivery === "reset") {
    response.socket?.resetAndDestroy();
  } else if (delivery === "truncated") {
    const bytes = begin(answer, response);
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
  } else if (delivery === undefined) {
    response.writeHead(answer.status, answer.headers).end(answer.body);
  } else {
    drip(begin(answer, response), delivery.slowSeconds, response);
  }
}

/** Sends the head with the length of the whole body, and gives the body. */
function begin({ status, headers, body }: Answer, response: ServerResponse): Buffer {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "Content-Length": bytes.length });
  return bytes;
}

function drip(bytes: Buffer, seconds: number, response: ServerResponse): void {
  const size = Math.max(1, Math.ceil(bytes.length / DROPS));
  let sent = 0;
  const timer = setInterval(
    () => {
      response.write(bytes.subarray(sent, sent + size));
      sent += size;
      if (sent < bytes.length) return;
      clearInterval(timer);
      response.end();
    },
    (seconds * 1000) / DROPS,
  );
  response.on("close", () => {
    clearInterval(timer);
  });
}
