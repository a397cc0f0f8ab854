import { existsSync, mkdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { placeOf } from "./guarded.ts";
import { Proxies } from "./proxies.ts";
import { type S3Place, s3PlaceIn } from "./s3.ts";

/** How many events may wait for the log before captures are refused, unless told. */
export const usualUnsealed = 500_000;

/** The settings of a program, read once from the environment and frozen. */
export interface Config {
  readonly port: number;
  readonly resolverPort: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Where blobs are kept as files, where `blobStore` is null. */
  readonly blobDir: string;
  readonly blobStore: S3Place | null;
  readonly publicUrl: string;
  readonly resolverUrl: string;
  readonly seed: "demo" | "none";
  readonly secondFactor: "required" | "offered";
  readonly logLevel: string;
  readonly logOrigin: string;
  readonly logKeyFile: string;
  readonly secretKeyFile: string;
  /** The mail server; null where mail is captured in `mailDir`. */
  readonly mailUrl: string | null;
  readonly mailDir: string;
  readonly mailFrom: string;
  /** How many times the usual rates a firm or an address may ask. */
  readonly rateFactor: number;
  /** How much of the registry the resolver holds in memory; with 0 it asks the database for all. */
  readonly resolverMemoryMb: number;
  /** From what the country of who resolves a code is known, for the firms' statistics. */
  readonly regionFrom: "none" | "accept-language" | `header:${string}`;
  /** Whose word on where a request came from is believed. */
  readonly proxies: Proxies;
  /** Roots of resolvers to which codes of foreign prefixes lead; null for nowhere. */
  readonly referrals: Readonly<Record<"hdl" | "gs1" | "oid", string | null>>;
  /** Hosts with ports at which witnesses may be asked although they are not of the public network. */
  readonly witnessHosts: ReadonlySet<string>;
  /** How long an event waits for the log at most, where nothing is behind. */
  readonly sealWithinMs: number;
  /** How many events may wait for the log before captures are refused. */
  readonly mostUnsealed: number;
  /** What whoever reads the metrics shows; null where nobody does. */
  readonly metricsToken: string | null;
  readonly development: boolean;
}

/** Every fault of the settings at once, so that one start is enough to mend them all. */
export class ConfigFaults extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`settings are wrong:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
    this.name = "ConfigFaults";
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const addressForm = /^[^\s@"<>()\\,;:]+@[^\s@"<>()\\,;:]+$/;

const placeForm = /^(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9.-]{1,253}):([1-9]\d{0,4})$/;

const tokenForm = /^[A-Za-z0-9._~+/-]{20,200}$/;

const headerForm = /^header:[A-Za-z0-9-]{1,60}$/;

/** Reads one setting after another and remembers what was wrong with each. */
class Reader {
  readonly faults: string[] = [];
  private readonly environment: Environment;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  text(name: string, otherwise: string): string {
    const value = this.environment[name];
    return value === undefined || value === "" ? otherwise : value;
  }

  port(name: string, otherwise: number): number {
    const value = this.text(name, String(otherwise));
    const port = Number(value);
    if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
    this.faults.push(`${name} must be a port from 1 to 65535, not "${value}"`);
    return otherwise;
  }

  places(name: string): ReadonlySet<string> {
    const places = this.text(name, "")
      .split(/[\s,]+/)
      .filter(Boolean);
    const wrong = places.find(
      (place) => !placeForm.test(place) || !URL.canParse(`http://${place}`),
    );
    if (wrong === undefined)
      return new Set(places.map((place) => placeOf(new URL(`http://${place}`))));
    this.faults.push(`${name} must be HOST:PORT, more of them with commas between, not "${wrong}"`);
    return new Set();
  }

  regionFrom(name: string): Config["regionFrom"] {
    const value = this.text(name, "none");
    if (value === "none" || value === "accept-language") return value;
    if (headerForm.test(value)) return `header:${value.slice("header:".length).toLowerCase()}`;
    this.faults.push(`${name} must be none, accept-language or header:NAME, not "${value}"`);
    return "none";
  }

  whole(name: string, otherwise: number, [least, most]: readonly [number, number]): number {
    const value = this.text(name, String(otherwise));
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    this.faults.push(`${name} must be a whole number from ${least} to ${most}, not "${value}"`);
    return otherwise;
  }

  proxies(name: string): Proxies {
    const places = this.text(name, "").split(",");
    const proxies = new Proxies(places.map((place) => place.trim()).filter(Boolean));
    for (const place of proxies.faults) {
      this.faults.push(`${name} must be addresses or networks in numbers, and has "${place}"`);
    }
    return proxies;
  }

  token(name: string): string | null {
    const value = this.text(name, "");
    if (value === "") return null;
    if (!tokenForm.test(value)) {
      // The text itself is a secret.
      this.faults.push(`${name} must be 20 to 200 letters, digits or any of . _ ~ + / -`);
    }
    return value;
  }

  factor(name: string, otherwise: number): number {
    const value = this.text(name, String(otherwise));
    const factor = Number(value);
    if (factor >= 0.1 && factor <= 1_000) return factor;
    this.faults.push(`${name} must be a number from 0.1 to 1000, not "${value}"`);
    return otherwise;
  }

  oneOf<Choice extends string>(
    name: string,
    choices: readonly Choice[],
    otherwise: Choice,
  ): Choice {
    const value = this.text(name, otherwise);
    const choice = choices.find((each) => each === value);
    if (choice !== undefined) return choice;
    this.faults.push(`${name} must be one of ${choices.join(", ")}, not "${value}"`);
    return otherwise;
  }

  address(name: string, otherwise: string): string {
    const value = this.text(name, otherwise);
    if (!addressForm.test(value)) this.faults.push(`${name} must be an e-mail, not "${value}"`);
    return value;
  }

  /** Null where it says `none`. */
  urlUnlessNone(name: string, otherwise: string): string | null {
    return this.text(name, otherwise) === "none"
      ? null
      : this.url(name, otherwise, ["http", "https"]);
  }

  url(name: string, otherwise: string | undefined, schemes: readonly string[]): string {
    const value = this.text(name, otherwise ?? "");
    if (value === "") {
      this.faults.push(`${name} is not set`);
      return "";
    }
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : "";
    if (!schemes.includes(scheme)) {
      this.faults.push(`${name} must be a URL that begins with ${schemes.join(":// or ")}://`);
    }
    return value.replace(/\/$/, "");
  }
}

/** The name of the host of a URL; an address in numbers of IPv6 is no name. */
function hostOf(url: string): string {
  const { hostname } = new URL(URL.canParse(url) ? url : "http://localhost");
  return hostname.includes(":") ? "localhost" : hostname;
}

/** Reads and checks all settings; throws `ConfigFaults` with every fault listed. */
export function readConfig(environment: Environment): Config {
  const read = new Reader(environment);
  const port = read.port("PORT", 8080);
  const resolverPort = read.port("RESOLVER_PORT", 8081);
  if (port === resolverPort) read.faults.push("PORT and RESOLVER_PORT must differ");
  const dataDir = resolve(read.text("DATA_DIR", ".data"));
  const publicUrl = read.url("PUBLIC_URL", `http://localhost:${port}`, ["http", "https"]);
  const blobs = read.text("BLOB_URL", "");
  const blobStore = s3PlaceIn(blobs);
  const isFolder = blobs.startsWith("file://") && URL.canParse(blobs);
  if (blobs !== "" && blobStore === null && !isFolder) {
    // The text itself may hold a secret.
    read.faults.push("BLOB_URL must be file://FOLDER or s3://KEY:SECRET@HOST/BUCKET");
  }
  const seed = read.oneOf("SEED", ["demo", "none"], "demo");
  const mailUrl = read.text("MAIL_URL", "");
  const config: Config = {
    port,
    resolverPort,
    dataDir,
    databaseUrl: read.url("DATABASE_URL", undefined, ["postgres", "postgresql"]),
    blobDir: isFolder ? decodeURIComponent(new URL(blobs).pathname) : resolve(dataDir, "blobs"),
    blobStore,
    publicUrl,
    resolverUrl: read.url("RESOLVER_URL", `http://localhost:${resolverPort}`, ["http", "https"]),
    seed,
    // The demo's accounts are entered with the printed password alone.
    secondFactor: read.oneOf(
      "SECOND_FACTOR",
      ["required", "offered"],
      seed === "demo" ? "offered" : "required",
    ),
    logLevel: read.oneOf("LOG_LEVEL", ["debug", "info", "warn", "error", "silent"], "info"),
    rateFactor: read.factor("RATE_FACTOR", 1),
    referrals: {
      hdl: read.urlUnlessNone("HANDLE_REFERRAL", "https://hdl.handle.net"),
      gs1: read.urlUnlessNone("GS1_REFERRAL", "https://id.gs1.org"),
      oid: read.urlUnlessNone("OID_REFERRAL", "https://oid-base.com/get"),
    },
    resolverMemoryMb: read.whole("RESOLVER_MEMORY_MB", 512, [0, 65_536]),
    regionFrom: read.regionFrom("RESOLUTION_REGION"),
    proxies: read.proxies("TRUSTED_PROXIES"),
    logOrigin: read.text(
      "LOG_ORIGIN",
      URL.canParse(publicUrl) ? `${new URL(publicUrl).host}/log` : "",
    ),
    logKeyFile: resolve(read.text("LOG_KEY_FILE", resolve(dataDir, "log.key"))),
    secretKeyFile: resolve(read.text("SECRET_KEY_FILE", resolve(dataDir, "secret.key"))),
    mailUrl: mailUrl === "" ? null : read.url("MAIL_URL", undefined, ["smtp", "smtps"]),
    mailDir: resolve(dataDir, "mail"),
    mailFrom: read.address("MAIL_FROM", `lianzao@${hostOf(publicUrl)}`),
    sealWithinMs: read.whole("SEAL_WITHIN_MS", 200, [20, 60_000]),
    mostUnsealed: read.whole("UNSEALED_MOST", usualUnsealed, [1_000, 1_000_000_000]),
    witnessHosts: read.places("WITNESS_HOSTS"),
    metricsToken: read.token("METRICS_TOKEN"),
    development:
      read.oneOf("NODE_ENV", ["development", "production", "test"], "production") !== "production",
  };
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory()) {
    read.faults.push(`DATA_DIR must be a folder, and ${dataDir} is a file`);
  }
  if (read.faults.length > 0) throw new ConfigFaults(read.faults);
  mkdirSync(dataDir, { recursive: true });
  return Object.freeze(config);
}

/** The settings of this program. Only here does the product read its environment. */
export function configOfProcess(): Config {
  return readConfig(process.env);
}
