import { expect, it } from "vitest";
import { heedSignals, leaveOnSignals } from "../../src/terminal/signals.ts";

it.each([
  ["SIGINT", "Ctrl-C"],
  ["SIGTERM", "SIGTERM"],
  ["SIGHUP", "SIGHUP"],
] as const)("the first %s asks to stop, the second of any kind ends the program", (first, by) => {
  const listeners = new Map<string, () => void>();
  const [noted, left]: [string[], number[]] = [[], []];
  const signal = heedSignals({
    on: (name, listener) => listeners.set(name, listener),
    leave: (code) => left.push(code),
    note: (text) => noted.push(text),
  });
  expect([signal.aborted, noted, left]).toEqual([false, [], []]);
  listeners.get(first)?.();
  expect([signal.aborted, noted.length, left]).toEqual([true, 1, []]);
  expect(signal.reason).toMatchObject({ outcome: "interrupted", message: `The run was stopped by ${by}.` });
  listeners.get("SIGTERM")?.();
  expect([noted.length, left]).toEqual([2, [130]]);
});

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("%s ends a program that does not heed it with %i, until it does", (name, code) => {
  const listeners = new Map<string, () => void>();
  const left: number[] = [];
  const free = leaveOnSignals({
    on: (signal, listener) => listeners.set(signal, listener),
    off: (signal, listener) => listeners.get(signal) === listener && listeners.delete(signal),
    leave: (status) => left.push(status),
  });
  listeners.get(name)?.();
  expect(left).toEqual([code]);
  free();
  expect([...listeners]).toEqual([]);
});
