import { and, asc, eq } from "drizzle-orm";
import type { NodeChangedV1 } from "../../contracts/events/shapes/identifiers.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import { firmIdentity } from "../../services/platform/firms.ts";
import { once } from "../../services/platform/once.ts";
import type { EventDraft } from "../../services/platform/outbox.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import { decidePrefix, isOwnPrefix } from "../registry/index.ts";
import { decideNodeUrl, type NodeMode, type NodeScheme } from "./rules.ts";
import { identifierNodes } from "./schema.ts";

export type NodeRow = typeof identifierNodes.$inferSelect;

export async function nodesOf({ db, house }: TenantScope): Promise<NodeRow[]> {
  return db
    .select()
    .from(identifierNodes)
    .where(eq(identifierNodes.tenantId, house))
    .orderBy(asc(identifierNodes.scheme), asc(identifierNodes.prefix));
}

interface Of {
  readonly scheme: NodeScheme;
  readonly prefix: string;
}

const at = ({ house }: TenantScope, { scheme, prefix }: Of) =>
  and(
    eq(identifierNodes.tenantId, house),
    eq(identifierNodes.scheme, scheme),
    eq(identifierNodes.prefix, prefix),
  );

/**
 * Whose word counts for what stands under the prefix: all that others are told of it may change by
 * this, so that it is recorded as the values themselves are.
 */
function nodeChanged(
  firm: string,
  { scheme, prefix, mode, url }: NodeAsk,
  act: NodeChangedV1["act"],
  { actor: { personId } }: TenantScope,
): EventDraft {
  const by = personId === null ? ({ platform: true } as const) : { person: personId };
  const body: NodeChangedV1 = { firm, scheme, prefix, act, mode, url, by };
  return { type: "identifiers.node-changed.v1", body };
}

async function nodeAt(scope: TenantScope, of: Of): Promise<NodeRow | undefined> {
  const [row] = await scope.db.select().from(identifierNodes).where(at(scope, of));
  return row;
}

interface NodeAsk extends Of {
  readonly mode: NodeMode;
  readonly url: string;
}

/**
 * Says which system of the firm's holds what stands under one of its prefixes and is not registered
 * here. Throws `PREFIX_MALFORMED`, `PREFIX_NOT_DELEGATED`, `NODE_URL`.
 */
export async function setNode(scope: TenantScope, ask: NodeAsk): Promise<NodeRow> {
  const { scheme } = ask;
  const { prefix } = decidePrefix(scheme, ask.prefix);
  await once(scope, "identifierNodeSet", async () => {
    if (!(await isOwnPrefix(scope, { scheme, prefix }))) {
      throw new Refusal("PREFIX_NOT_DELEGATED", { code: prefix }, "prefix");
    }
    const set = { mode: ask.mode, url: decideNodeUrl(ask.url), setAt: scope.now };
    const { tenantId, scheme: schemeColumn, prefix: prefixColumn } = identifierNodes;
    await scope.db
      .insert(identifierNodes)
      .values({ tenantId: scope.house, scheme, prefix, ...set })
      .onConflictDoUpdate({ target: [tenantId, schemeColumn, prefixColumn], set });
    scope.about(`node:${scheme}:${prefix}`, { act: "set", mode: set.mode, url: set.url });
    await scope.emit(
      nodeChanged(await firmIdentity(scope), { scheme, prefix, ...set }, "set", scope),
    );
    return prefix;
  });
  const row = await nodeAt(scope, { scheme, prefix });
  if (row === undefined) throw new Refusal("NODE_NOT_FOUND", {}, "prefix");
  return row;
}

/** What stands under the prefix is the platform's alone again. Throws `NODE_NOT_FOUND`. */
export async function removeNode(scope: TenantScope, of: Of): Promise<NodeRow> {
  // Who asks again under his key is told of the same, which is not there any more.
  const { id: former } = await once(scope, "identifierNodeRemove", async () => {
    const row = await nodeAt(scope, of);
    if (row === undefined) throw new Refusal("NODE_NOT_FOUND", {}, "prefix");
    await scope.db.delete(identifierNodes).where(at(scope, of));
    scope.about(`node:${of.scheme}:${of.prefix}`, { act: "remove" });
    await scope.emit(nodeChanged(await firmIdentity(scope), row, "removed", scope));
    return JSON.stringify(row);
  });
  const row: NodeRow & { setAt: string | Date } = JSON.parse(former);
  return { ...row, setAt: new Date(row.setAt) };
}
