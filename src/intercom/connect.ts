import type { ApiVersion } from "../model/api-version.ts";
import { DEFAULT_REQUEST_TIMEOUT } from "../model/config.ts";
import type { Intercom } from "../model/intercom.ts";
import type { Kind } from "../model/kind.ts";
import type { HelpCenter } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import { openArticles } from "./article-calls.ts";
import { openCalls, type Send } from "./calls.ts";
import { CallsAtOnce } from "./calls-at-once.ts";
import { ServerClock } from "./clock.ts";
import type { Call, Exchange } from "./exchange.ts";
import { openCollections } from "./collection-calls.ts";
import { describeHelpCenter, findHelpCenter, type ListedHelpCenter } from "./help-center.ts";
import { RateLimiter } from "./limiter.ts";
import { Outage } from "./outage.ts";
import type { OthersSeen } from "./rate-window.ts";
import { openRequests } from "./requests.ts";
import type { ResourceCalls } from "./resource-calls.ts";
import { openTransport, type RequestEntry, type Transport, type WaitEntry } from "./transport.ts";
import { answererAt } from "./trouble.ts";
import { readWorkspace } from "./workspace.ts";

/** More do not pay: a wave of writes is as wide, and of these many only so many are ever in Intercom's hands. */
const MOST_AT_ONCE = 8;
const TIMEOUT = DEFAULT_REQUEST_TIMEOUT * 1000;
const PATIENCE = 10_000;

export interface ConnectOptions {
  /** Where the API answers, e.g. `https://api.intercom.io`; a path in it is kept. */
  readonly baseUrl: string;
  readonly token: string;
  readonly apiVersion: ApiVersion;
  /** The content's default locale: what an answer that names no locale is taken for. */
  readonly defaultLocale: Locale;
  /** The help center's identifier or id; the workspace's default, or its only one, where absent. */
  readonly helpCenter?: string;
  /** Milliseconds for one exchange; 60,000 where absent. */
  readonly timeout?: number;
  /** Which part of the rate limit this program may use, above 0 and up to 1; all of it where absent. */
  readonly rateShare?: number;
  /** Told once where other programs take a notable part of the rate limit. */
  readonly onOthers?: (others: OthersSeen) => void;
  wait(ms: number): Promise<void>;
  /** Milliseconds since epoch. */
  now(): number;
  /** From 0 to 1, for the spread of pauses. */
  random(): number;
  /** Told of every exchange, tries that failed included. */
  readonly onRequest?: (entry: RequestEntry) => void;
  /** Told once of each call whose answer is late. */
  readonly onWait?: (call: WaitEntry) => void;
  /** Milliseconds after which an answer is late; 10,000 where absent. */
  readonly patience?: number;
  /** Makes each call; over the network where absent. A workspace that lives in this process needs no sockets. */
  readonly exchange?: (call: Call) => Promise<Exchange>;
}

/**
 * Opens a workspace's API. Nothing is sent yet.
 * @throws Failure where the address or the token cannot be used
 */
export function connectIntercom(options: ConnectOptions): Intercom {
  const { apiVersion, defaultLocale, timeout = TIMEOUT } = options;
  const wait = (ms: number): Promise<void> => options.wait(ms);
  const now = (): number => options.now();
  const random = (): number => options.random();
  const { onRequest, onWait, patience = PATIENCE } = options;
  const network = (): Transport =>
    openTransport({
      baseUrl: options.baseUrl,
      token: options.token,
      apiVersion,
      timeout,
      connections: MOST_AT_ONCE,
      now,
      patience,
      ...(onRequest === undefined ? {} : { onRequest }),
      ...(onWait === undefined ? {} : { onWait }),
    });
  const { exchange } = options;
  const transport = exchange === undefined ? network() : { exchange, close: () => Promise.resolve() };
  const clock = new ServerClock(now);
  const atOnce = new CallsAtOnce(MOST_AT_ONCE);
  const { rateShare: share = 1, onOthers = () => undefined } = options;
  const limiter = new RateLimiter({ atOnce: () => atOnce.number, clock, wait, now, share, onOthers });
  const outage = new Outage();
  const calls = openCalls({ limiter, clock, atOnce, exchange: transport.exchange, wait, now, random });
  const send: Send = async (call, leave) => {
    const exchange = await calls(call, leave);
    outage.observe(call, exchange);
    return exchange;
  };
  const requests = openRequests(send, answererAt(options.baseUrl));

  let found: Promise<ListedHelpCenter> | undefined;
  const findAnew = (): Promise<ListedHelpCenter> => (found = findHelpCenter(requests, options.helpCenter));
  const helpCenter = async (): Promise<HelpCenter> => describeHelpCenter(requests, await findAnew());
  const helpCenterId = async (): Promise<string> => (await (found ?? findAnew())).id;

  const collections = openCollections({ requests, apiVersion, defaultLocale, helpCenterId });
  const articles = openArticles({ requests, defaultLocale, spellingOf: collections.spellingOf });
  const kinds: Readonly<Record<Kind, ResourceCalls>> = { collection: collections, article: articles };

  return {
    readWorkspace: () => readWorkspace(requests, helpCenter),
    list: (kind, keep) => kinds[kind].list(keep),
    read: (kind, id) => kinds[kind].read(id),
    readDraft: (id) => articles.readDraft(id),
    create: (kind, write, leave) => kinds[kind].create(write, leave),
    update: (kind, id, write, leave) => kinds[kind].update(id, write, leave),
    remove: (kind, id, leave) => kinds[kind].remove(id, leave),
    serverTime: () => clock.seconds(),
    now: () => clock.now(),
    timeout: timeout / 1000,
    pause: wait,
    outage: () => outage.reason,
    close: () => transport.close(),
  };
}
