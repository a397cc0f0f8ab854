import { execFileSync, fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { bundled } from "../bundled.ts";

const checkout = resolve(import.meta.dirname, "../../..");
const cache = join(checkout, ".cache/bench-graphql");
const postgraphileVersion = "5.1.5";
const nodeVersion = "24.21.0";

export type ServerName = "platform" | "hono" | "postgraphile";

/** A server in a process of its own. */
export interface Server {
  readonly name: ServerName;
  readonly port: number;
  readonly pid: number;
  close(): void;
}

const bundledHere = (source: string) =>
  bundled(join(import.meta.dirname, `${source}.ts`), join(cache, `${source}.mjs`));

/** The folder with PostGraphile and the Node that it needs; installed at the first use. */
function postgraphileFolder(): string {
  const folder = join(cache, `postgraphile-${postgraphileVersion}-node-${nodeVersion}`);
  const mark = join(folder, "installed");
  if (existsSync(mark)) return folder;
  mkdirSync(folder, { recursive: true });
  const packages = [
    `postgraphile@${postgraphileVersion}`,
    `node-${process.platform}-${process.arch}@${nodeVersion}`,
  ];
  const flags = ["--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", "--prefix", folder, ...flags, ...packages], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(mark, "");
  return folder;
}

interface Start {
  readonly file: string;
  readonly args?: readonly string[];
  readonly node?: string;
  readonly execArgv?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

function started(name: ServerName, start: Start): Promise<Server> {
  const { file, args = [], node = process.execPath, execArgv = [], environment } = start;
  const child = fork(file, args, {
    execPath: node,
    execArgv: [...execArgv],
    cwd: cache,
    env: { ...process.env, NODE_ENV: "production", GRAPHILE_ENV: "production", ...environment },
    stdio: ["ignore", "ignore", name === "postgraphile" ? "ignore" : "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
    child.once("message", (message) => {
      const { port } = message as { port: number };
      resolve({ name, port, pid: child.pid ?? 0, close: () => child.disconnect() });
    });
  });
}

/** The documents that the web client sends, by their hashes. */
const webDocuments = join(checkout, "web/graphql/generated/persisted-documents.json");

/** The hash of the document of the web client's in which this stands. */
export function webDocument(part: string): string {
  const documents: Record<string, string> = JSON.parse(readFileSync(webDocuments, "utf8"));
  const found = Object.entries(documents).find(([, text]) => text.includes(part));
  if (found === undefined) throw new Error(`the web client does not ask ${part}`);
  return found[0];
}

/** Starts the platform's api alone, on this Node. */
export async function startPlatform(databaseUrl: string, connections: number): Promise<Server> {
  return started("platform", {
    file: await bundledHere("api-server"),
    environment: {
      DATABASE_URL: databaseUrl,
      CONNECTIONS: String(connections),
      BLOB_DIR: join(cache, "blobs"),
      WEB_DOCUMENTS: webDocuments,
    },
  });
}

/**
 * Starts all three on one database; `urls.app` is its address for the api's role. All run on the same
 * Node, the current LTS: PostGraphile needs 22, and each Node is faster than the one before.
 */
export async function startServers(
  urls: { readonly owner: string; readonly app: string },
  tenant: string,
  connections: number,
): Promise<Server[]> {
  const folder = postgraphileFolder();
  const common = { TENANT_ID: tenant, CONNECTIONS: String(connections) };
  const blobs = join(cache, "blobs");
  // For looking into it: the platform's own profile, written when it ends.
  const profiled = process.env["BENCH_PROFILE"];
  const node = join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  const execArgv = profiled ? ["--cpu-prof", `--cpu-prof-dir=${profiled}`] : [];
  return Promise.all([
    started("platform", {
      file: await bundledHere("api-server"),
      node,
      execArgv,
      environment: {
        ...common,
        DATABASE_URL: urls.owner,
        BLOB_DIR: blobs,
        WEB_DOCUMENTS: webDocuments,
      },
    }),
    started("hono", {
      file: await bundledHere("hono-server"),
      node,
      environment: { ...common, DATABASE_URL: urls.owner },
    }),
    started("postgraphile", {
      file: join(import.meta.dirname, "postgraphile-server.mjs"),
      args: [folder],
      node,
      environment: { ...common, DATABASE_URL: urls.app },
    }),
  ]);
}
