import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Http2Bindings, type HttpBindings, type ServerType, serve } from "@hono/node-server";
import { SettingRefused } from "../kernel/setting.ts";
import { type Config, ConfigFaults, configOfProcess } from "./config.ts";
import { type Log, openLog } from "./log.ts";
import { type Metrics, openMetrics } from "./metrics.ts";

/** What a program is given at start. */
export interface Program {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** How a program stops: no new work, what is under way ends, connections close. */
export type Stop = () => Promise<void>;

/** A program at work. */
export interface Running {
  readonly stop: Stop;
  /** Resolves when others may count on it; it can be stopped before. */
  readonly ready: Promise<unknown>;
}

const patienceMs = 3_000;

/** sysexits.h EX_CONFIG: starting again would not mend it. */
function refuse({ message }: Error): never {
  process.stderr.write(`${message}\n`);
  process.exit(78);
}

/**
 * Runs a program: reads its settings (all faults are printed and the exit code is 78), starts it,
 * and stops it on SIGTERM, SIGINT or when the supervisor that holds its IPC channel is gone.
 */
export async function runProgram(
  name: string,
  start: (program: Program) => Promise<Stop | Running>,
): Promise<void> {
  let config: Config;
  try {
    config = configOfProcess();
  } catch (fault) {
    if (!(fault instanceof ConfigFaults)) throw fault;
    refuse(fault);
  }
  const log = openLog(name, config.logLevel);
  const started = await start({
    config,
    log,
    metrics: openMetrics(name, config.metricsToken),
  }).catch((fault) => {
    if (fault instanceof SettingRefused) refuse(fault);
    throw fault;
  });
  const { stop, ready } =
    typeof started === "function" ? { stop: started, ready: Promise.resolve() } : started;
  let stopping = false;
  const end = async (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, "stopping");
    setTimeout(() => process.exit(1), patienceMs).unref();
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => end(signal));
  process.once("disconnect", () => end("the supervisor is gone"));
  await ready;
  if (!stopping) process.send?.("ready");
}

/** Answers a request itself, at once, or leaves it to the routes: then false. */
export type First = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

type Fetch = (
  request: Request,
  socket: HttpBindings | Http2Bindings,
) => Response | Promise<Response>;

function serverAfter(first: First): typeof createServer {
  const create = (options: object, routes: First) =>
    createServer(options, (incoming, outgoing) => {
      if (!first(incoming, outgoing)) routes(incoming, outgoing);
    });
  return create as typeof createServer;
}

/**
 * Listens on `port` (0: any free one); the promise rejects when the port is taken. What `first`
 * answers never comes to `fetch`.
 */
export function listen(
  fetch: Fetch,
  port: number,
  first?: First,
): Promise<{ port: number; close: Stop }> {
  const after = first === undefined ? {} : { createServer: serverAfter(first) };
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch, port, ...after }, (address: AddressInfo) => {
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          if ("closeAllConnections" in server) server.closeIdleConnections();
        });
      resolve({ port: address.port, close });
    });
    server.once("error", reject);
  });
}
