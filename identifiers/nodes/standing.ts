import type { TenantId } from "../../services/kernel/brand.ts";
import type { Database } from "../../services/platform/database.ts";
import type { NodeMode, NodeScheme } from "./rules.ts";

/** A node as the resolver asks it. */
export interface StandingNode {
  readonly tenantId: TenantId;
  readonly scheme: NodeScheme;
  readonly prefix: string;
  readonly mode: NodeMode;
  readonly url: string;
}

/** All nodes under prefixes that are their firms' still; for the resolver's role. */
export async function standingNodes(database: Database): Promise<StandingNode[]> {
  return database.ask<StandingNode>(`
    select n.tenant_id as "tenantId", n.scheme, n.prefix, n.mode, n.url
    from identifier_nodes n
    join identifier_prefixes p on p.scheme = n.scheme and p.prefix = n.prefix
      and p.tenant_id = n.tenant_id and p.withdrawn_at is null`);
}
