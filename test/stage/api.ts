import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AppParts, apiApp } from "../../services/api/app.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { cursorSeal } from "../../services/platform/graphql/cursors.ts";
import type { Shell } from "../../services/platform/http.ts";
import { openLog } from "../../services/platform/log.ts";
import { openMetrics } from "../../services/platform/metrics.ts";
import { SignalTally } from "../../services/platform/signals.ts";
import { letterKey, origin, type StagedPlatform } from "./platform.ts";
import { textOf } from "./streamed.ts";
import { unboundedRates } from "./unbounded-rates.ts";

/** What a GraphQL answer holds; `data` is as the document asked. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its document
  readonly data: any;
  readonly errors: readonly { message: string; extensions: { code: string; field?: string } }[];
  /** The session that the answer sets; empty when it ends it; null when it leaves it. */
  readonly session: string | null;
  /** The same of a journey to an identity provider. */
  readonly trip: string | null;
  /** Under which the audit knows it. */
  readonly requestId: string;
}

/** How a request shows who asks, and what else it says. */
export interface Asking {
  readonly session?: string;
  readonly key?: string;
  /** The grant of support under which he looks. */
  readonly support?: string;
  readonly idempotencyKey?: string;
  /** What the browser keeps of its journey to an identity provider. */
  readonly trip?: string;
  readonly language?: "zh-CN" | "en";
}

/** A request to another surface than GraphQL. */
export interface Call extends Asking {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as it is. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

function headersOf(asking: Asking) {
  const { session, key, support, idempotencyKey, trip, language = "en" } = asking;
  const headers: Record<string, string> = { "accept-language": language, "x-lianzao": "1" };
  const cookies: string[] = [];
  if (session !== undefined) cookies.push(`lz_session=${session}`);
  if (trip !== undefined) cookies.push(`lz_trip=${trip}`);
  if (cookies.length > 0) headers["cookie"] = cookies.join("; ");
  if (key !== undefined) headers["authorization"] = `Bearer ${key}`;
  if (support !== undefined) headers["x-support-grant"] = support;
  if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
  return headers;
}

/** The api program without a socket, on a staged platform. */
export class StagedApi {
  readonly app: Shell;
  /** What it has noticed and not written down. */
  readonly signals = new SignalTally();
  /** Where its blobs lie: a worker of the same platform writes there. */
  readonly folder = mkdtempSync(join(tmpdir(), "lianzao-blobs-"));

  /** `changes` to what tests usually need, such as a production's own documents. */
  constructor(platform: StagedPlatform, changes: Partial<AppParts> = {}) {
    this.app = apiApp({
      log: openLog("test", process.env["TEST_LOG"] ?? "silent"),
      metrics: openMetrics("api"),
      database: platform.app,
      operatorDatabase: platform.operator,
      seal: cursorSeal(randomBytes(32)),
      macKey: randomBytes(32),
      proofs: origin.proofs,
      resolverUrl: "http://localhost:8081",
      signals: this.signals,
      letterKey,
      publicUrl: "https://lianzao.example",
      secureCookies: true,
      blobs: diskBlobs(this.folder),
      development: true,
      documents: {},
      webFolder: null,
      rates: unboundedRates,
      ending: new AbortController().signal,
      ready: async () => undefined,
      ...changes,
    });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Any request, with what this platform's own pages and programs send along. */
  async call(path: string, { method = "GET", body, headers, ...asking }: Call = {}) {
    return this.app.request(path, {
      method,
      headers: { ...headersOf(asking), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }

  /** Captures EPCIS; `document` is sent as JSON unless it is text or bytes already. */
  async capture(document: unknown, call: Call = {}) {
    const sent = typeof document === "string" || document instanceof Uint8Array;
    const body = sent ? (document as string) : JSON.stringify(document);
    const headers = { "content-type": "application/ld+json", ...call.headers };
    return this.call("/epcis/capture", { ...call, method: "POST", body, headers });
  }

  /** Sends a document. */
  async ask(
    query: string,
    variables: Record<string, unknown> = {},
    asking: Asking = {},
  ): Promise<Answer> {
    const headers = { "content-type": "application/json", ...headersOf(asking) };
    const body = JSON.stringify({ query, variables });
    const response = await this.app.request("/graphql", { method: "POST", headers, body });
    const { data = null, errors = [] } = JSON.parse(await textOf(response)) as Partial<Answer>;
    const cookies = response.headers.getSetCookie();
    const cookie = (name: string) => {
      const set = cookies.find((each) => each.startsWith(`${name}=`));
      return set === undefined ? null : (set.slice(name.length + 1).split(";")[0] ?? "");
    };
    const requestId = response.headers.get("x-request-id") ?? "";
    const told = { status: response.status, data, errors, requestId };
    return { ...told, session: cookie("lz_session"), trip: cookie("lz_trip") };
  }
}
