import { connectIntercom } from "../../src/intercom/connect.ts";
import type { Call, Exchange } from "../../src/intercom/exchange.ts";
import type { WorkspaceConfig } from "../../src/model/config.ts";
import type { Locale } from "../../src/model/locale.ts";
import type { OpenWorkspace } from "../../src/workspace.ts";
import { unshared } from "../state/unshared.ts";
import { memoryStore, type Memory } from "./memory-store.ts";

export interface DirectWorkspace {
  readonly config: WorkspaceConfig;
  readonly defaultLocale: Locale;
  /** Milliseconds since epoch; a wait lets it pass at once. */
  readonly clock: { now: number };
  readonly memory: Memory;
  readonly exchange: (call: Call) => Promise<Exchange>;
}

/** Opens the workspace that a sandbox of this process stands for, named `test`. */
export async function openDirectWorkspace(options: DirectWorkspace): Promise<OpenWorkspace> {
  const { config, clock } = options;
  const intercom = connectIntercom({
    baseUrl: "http://127.0.0.1",
    token: "token",
    apiVersion: config.apiVersion,
    defaultLocale: options.defaultLocale,
    ...(config.helpCenter === undefined ? {} : { helpCenter: config.helpCenter }),
    wait: (ms) => {
      clock.now += ms;
      return Promise.resolve();
    },
    now: () => clock.now,
    random: () => 0.5,
    exchange: options.exchange,
  });
  return {
    name: "test",
    config,
    intercom,
    live: await intercom.readWorkspace(),
    store: unshared(memoryStore(options.memory)),
    warnings: [],
    imageSource: (address) => address,
    remember: () => Promise.resolve(),
    close: () => intercom.close(),
  };
}
