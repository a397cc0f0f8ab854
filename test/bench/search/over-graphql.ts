import { Agent } from "node:http";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { globalId } from "../../../services/platform/graphql/ids.ts";
import { askOnce } from "../graphql/load.ts";
import { processorMs } from "../graphql/processor-time.ts";
import { type Server, webDocument } from "../graphql/servers.ts";
import type { Asks, Kind } from "./asks.ts";

/** Who asks, from which of his firm's sites. */
export interface Asker {
  readonly tenant: string;
  readonly token: string;
  readonly site: string;
}

/**
 * Searches one after the other as the web client does, a page of so many with all that it shows;
 * gives how long each took, and what processor time of the server each.
 */
export async function searchOverGraphql(
  server: Server,
  { tenant, token, site }: Asker,
  asks: Asks,
  { kind, searches, pageSize }: { kind: Kind; searches: number; pageSize: number },
): Promise<{ times: number[]; serverMs: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const extensions = { persistedQuery: { sha256Hash: webDocument("query Market(") } };
  const headers = { "x-lianzao": "1", cookie: `lz_session=${token}` };
  const fromSite = globalId("Site", tenant as TenantId, site);
  const times: number[] = [];
  const busy = processorMs(server.pid);
  for (let search = 0; search < searches; search += 1) {
    const variables = { first: pageSize, wants: { ...asks.ask(kind), fromSite } };
    const body = JSON.stringify({ variables, extensions });
    const begun = performance.now();
    await askOnce({ port: server.port, headers, body }, agent);
    times.push(performance.now() - begun);
  }
  agent.destroy();
  return { times, serverMs: (processorMs(server.pid) - busy) / searches };
}
