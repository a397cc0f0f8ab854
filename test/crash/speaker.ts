import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../contracts/events/index.ts";
import { Refused } from "./notebook.ts";

// A server that recovers on a busy machine takes its time.
const patienceMs = 30_000;
const documentsFile = join(
  import.meta.dirname,
  "../../web/graphql/generated/persisted-documents.json",
);
const documents: Readonly<Record<string, string>> = JSON.parse(readFileSync(documentsFile, "utf8"));

/** The hash under which the web's document of this operation is kept. */
function hashOf(operation: string): string {
  const form = new RegExp(`\\b(query|mutation) ${operation}\\b`);
  const [found] = Object.entries(documents).find(([, text]) => form.test(text)) ?? [];
  if (found === undefined) throw new Error(`the web has no document ${operation}`);
  return found;
}

/** Who asks, and under which idempotency key. */
export interface Asking {
  readonly session?: string;
  readonly key?: string;
  readonly idempotencyKey?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its document
type Answer = any;

function headersOf({ session, key, idempotencyKey }: Asking): Record<string, string> {
  return {
    "x-lianzao": "1",
    ...(session === undefined ? {} : { cookie: `lz_session=${session}` }),
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
  };
}

/** Speaks with a running platform over HTTP, as the web and firms' programs do. */
export class Speaker {
  /** Changes when the platform is started anew. */
  apiUrl: string;

  constructor(apiUrl: string) {
    this.apiUrl = apiUrl;
  }

  async fetch(path: string, asking: Asking = {}, init: RequestInit = {}): Promise<Response> {
    const signal = AbortSignal.timeout(patienceMs);
    const headers = { ...headersOf(asking), ...(init.headers as Record<string, string>) };
    const response = await fetch(`${this.apiUrl}${path}`, { ...init, headers, signal });
    if (response.status >= 500) throw new Error(`${path}: ${await response.text()}`);
    return response;
  }

  private async post(operation: string, variables: JsonObject, asking: Asking): Promise<Response> {
    const extensions = { persistedQuery: { sha256Hash: hashOf(operation) } };
    return this.fetch("/graphql", asking, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ variables, extensions }),
    });
  }

  /** The data of one of the web's operations; a refusal is thrown as `Refused`. */
  async ask(operation: string, variables: JsonObject, asking: Asking): Promise<Answer> {
    const response = await this.post(operation, variables, asking);
    const { data, errors = [] } = (await response.json()) as Answer;
    const [error] = errors;
    if (error?.extensions?.code === "BROKEN") throw new Error(error.message);
    if (error !== undefined) throw new Refused(JSON.stringify(error));
    for (const answer of Object.values<Answer>(data)) {
      if (answer?.__typename === "Refusal") throw new Refused(JSON.stringify(answer));
    }
    return data;
  }

  /** Signs in and gives the session's token. */
  async signIn(email: string, password: string): Promise<string> {
    const response = await this.post("SessionStart", { input: { email, password } }, {});
    const token = /lz_session=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1];
    if (token === undefined) throw new Error(`no session: ${await response.text()}`);
    return token;
  }

  /** Every node of a list, page by page. */
  async all(operation: string, variables: JsonObject, asking: Asking): Promise<Answer[]> {
    const nodes: Answer[] = [];
    for (let after: string | null = null; ; ) {
      const data = await this.ask(operation, { ...variables, first: 100, after }, asking);
      const [page] = Object.values<Answer>(data).filter((each) => each?.nodes !== undefined);
      nodes.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) return nodes;
      after = page.pageInfo.endCursor;
    }
  }
}
