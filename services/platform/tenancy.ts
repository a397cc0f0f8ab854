import assert from "node:assert";
import { type SQL, sql } from "drizzle-orm";
import { type Action, actions } from "../../contracts/access/actions.ts";
import type { EventId, PersonId, TenantId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Transaction, Value } from "./connections.ts";
import type { Database } from "./database.ts";
import { newId } from "./ids.ts";
import { type EventDraft, writeEvents } from "./outbox.ts";
import { auditEntries, auditWaiting } from "./schema.ts";

export type { Transaction };

/** What is known of the request behind an act: for audit, logs and idempotency. */
export interface RequestFacts {
  readonly id: string;
  readonly address: string | null;
  /** Keyed HMAC of the body beside the client's key; null when the client sent none. */
  readonly idempotency: { readonly key: string; readonly bodyMac: Uint8Array } | null;
}

/** Who acts: a person or a key, in one firm, with what the roles or scopes allow. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly personId: PersonId | null;
  /** `person:<id>`, `key:<id>` or `program:<name>`. */
  readonly principal: string;
  readonly may: ReadonlySet<Action>;
  readonly request: RequestFacts;
  /** He is a guest in the firm's house: his transactions only read, and he visits no other. */
  readonly isGuest?: true;
}

/** Leave to enter another firm's house: for which published or granted thing, and which rows. */
export interface Ticket {
  readonly kind: "published-offer" | "agreement" | "grant" | "dispute" | "support";
  readonly ids: readonly string[];
  /** What the host's audit says of the visit besides. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** One transaction: only the scope of the innermost visit may speak. */
interface Passage {
  readonly tx: Transaction;
  readonly now: Date;
  depth: number;
  subject: string | null;
  readonly details: Record<string, unknown>;
}

const passage: unique symbol = Symbol("passage");

/** A transaction confined to one firm's house. Only this file can make one. */
export interface TenantScope {
  readonly [passage]: Passage;
  readonly db: Transaction;
  /** Whose house this is. */
  readonly house: TenantId;
  readonly actor: Actor;
  /** The time of the whole act. */
  readonly now: Date;
  /** Records an event of this house; it is told after commit. */
  emit(draft: EventDraft): Promise<EventId>;
  /** The same for many events of one circle, in their order. */
  emitAll(drafts: readonly EventDraft[]): Promise<EventId[]>;
  /** Names in the audit row what the act was about. */
  about(subject: string, details?: Record<string, unknown>): void;
}

function scopeIn(walk: Passage, actor: Actor, house: TenantId): TenantScope {
  const depth = walk.depth;
  const writing = { house, requester: actor.tenantId, now: walk.now };
  const tx = () => {
    if (walk.depth !== depth) throw new Error("a scope was used while another house was open");
    return walk.tx;
  };
  return {
    [passage]: walk,
    get db() {
      return tx();
    },
    house,
    actor,
    now: walk.now,
    emit: async (draft) => {
      const [id] = await writeEvents(tx(), writing, [draft]);
      assert(id !== undefined);
      return id;
    },
    emitAll: (drafts) => writeEvents(tx(), writing, drafts),
    about: (subject, details = {}) => {
      walk.subject = subject;
      Object.assign(walk.details, details);
    },
  };
}

function permit(actor: Actor, action: Action): void {
  const isBarred = actor.isGuest === true && actions[action].writes;
  if (isBarred || !actor.may.has(action)) throw new Refusal("NOT_PERMITTED", { action });
}

function uuids(ids: readonly string[]): SQL {
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
  return ids.length === 0 ? sql`'{}'::uuid[]` : sql`array[${list}]::uuid[]`;
}

/** Transaction-local, so that a pooled connection carries no firm's rows to the next request. */
async function enter(tx: Transaction, house: string, actor: string, ids: readonly string[] = []) {
  await tx.execute(sql`select set_tenant(${house}, ${actor}, ${uuids(ids)})`);
}

/** What an audit row says of an act. */
interface Act {
  readonly house: TenantId;
  readonly actor: Actor;
  readonly action: string;
  readonly at: Date;
  readonly subject: string | null;
  readonly details: Record<string, unknown>;
}

/** The entry, and in the same statement its wait for a place in the firm's chain. */
async function writeAudit(tx: Transaction, act: Act): Promise<void> {
  const { house, actor, action, subject } = act;
  const { tenantId: requester, principal, request } = actor;
  const id = newId<string>();
  await tx.execute(sql`
    with entry as (
      insert into ${auditEntries} (tenant_id, id, requester, at, principal, action, subject,
        details, request_id, address)
      values (${house}, ${id}, ${requester}, ${act.at.toISOString()}, ${principal}, ${action},
        ${subject}, ${JSON.stringify(act.details)}::jsonb, ${request.id}, ${request.address})
    )
    insert into ${auditWaiting} (tenant_id, id, requester) values (${house}, ${id}, ${requester})`);
}

function setOut(tx: Transaction): Passage {
  return { tx, now: new Date(), depth: 0, subject: null, details: {} };
}

/**
 * The door into a firm: checks the action, opens a transaction confined to the actor's own house,
 * runs `work`, and leaves an audit row if the action writes. Throws `NOT_PERMITTED`.
 */
export async function asTenant<T>(
  database: Database,
  actor: Actor,
  action: Action,
  work: (scope: TenantScope) => Promise<T>,
): Promise<T> {
  permit(actor, action);
  const mode = actor.isGuest === true ? "read only" : "read write";
  return database.transaction(mode, async (tx) => {
    const walk = setOut(tx);
    await enter(tx, actor.tenantId, actor.tenantId);
    const answer = await work(scopeIn(walk, actor, actor.tenantId));
    if (actions[action].writes) {
      const { now: at, subject, details } = walk;
      await writeAudit(tx, { house: actor.tenantId, actor, action, at, subject, details });
    }
    return answer;
  });
}

/**
 * Steps into another firm's house inside the same transaction, with a ticket that says which of
 * its rows. The visit is audited there. Until it ends the outer scope throws when used. A guest
 * goes nowhere: `NOT_PERMITTED`.
 */
export async function visiting<T>(
  scope: TenantScope,
  host: TenantId,
  ticket: Ticket,
  work: (host: TenantScope) => Promise<T>,
): Promise<T> {
  const walk = scope[passage];
  const { db: tx, actor, now: at } = scope;
  if (actor.isGuest === true) throw new Refusal("NOT_PERMITTED", { action: "visit" });
  walk.depth += 1;
  try {
    await enter(tx, host, actor.tenantId, ticket.ids);
    const subject = `${ticket.kind}:${ticket.ids.join(",")}`;
    await writeAudit(tx, {
      house: host,
      actor,
      action: `visit.${ticket.kind}`,
      at,
      subject,
      details: { ticket: ticket.kind, ids: ticket.ids, ...ticket.details },
    });
    const answer = await work(scopeIn(walk, actor, host));
    await enter(tx, scope.house, actor.tenantId);
    return answer;
  } catch (fault) {
    // A refusal may be caught outside, so the house is set back; after an SQL error the
    // transaction takes no more statements and will roll back anyway.
    await enter(tx, scope.house, actor.tenantId).catch(() => undefined);
    throw fault;
  } finally {
    walk.depth -= 1;
  }
}

/** A statement for `readAs`: text with $1, $2 ... and their values. */
export interface Question {
  readonly text: string;
  readonly values: readonly Value[];
}

/**
 * One read in the actor's house in a single round trip: begin, set_tenant, the question and commit
 * are sent before the first answer is awaited. Rows come as PostgreSQL names them.
 */
export async function readAs<Row extends object>(
  database: Database,
  actor: Actor,
  action: Action,
  question: Question,
): Promise<Row[]> {
  permit(actor, action);
  return readInHouse(database, actor.tenantId, question);
}

/**
 * The same for a request whose actor is not known yet: what opens the house is a token that names
 * it, and the question finds the row of that token's digest.
 */
export async function readInHouse<Row extends object>(
  database: Database,
  house: TenantId,
  question: Question,
): Promise<Row[]> {
  return database.reading(async (connection) => {
    const answers = await Promise.allSettled([
      connection.send("begin read only"),
      connection.send("select set_tenant($1, $2, '{}'::uuid[])", [house, house]),
      connection.send(question.text, question.values),
      // A commit after a failed statement resolves as if all were well: each answer is looked at.
      connection.send("commit"),
    ]);
    for (const answer of answers) if (answer.status === "rejected") throw answer.reason;
    return (answers[2] as PromiseFulfilledResult<unknown>).value as Row[];
  });
}

/** The operator's hands: platform tables, and a new firm's house while it is being founded. */
export interface OperatorScope extends TenantScope {
  /** Enters a firm's house to write (never to read: the operator's role has no right to). */
  inHouse<T>(firm: TenantId, work: (scope: TenantScope) => Promise<T>): Promise<T>;
}

/**
 * The operator's door, over the connections of `lianzao_operator`. Acts are audited in the
 * operator's own house. Throws `NOT_PERMITTED`.
 */
export async function asOperator<T>(
  database: Database,
  actor: Actor,
  action: Action,
  work: (scope: OperatorScope) => Promise<T>,
): Promise<T> {
  permit(actor, action);
  return database.transaction("read write", async (tx) => {
    const walk = setOut(tx);
    await enter(tx, actor.tenantId, actor.tenantId);
    const own = scopeIn(walk, actor, actor.tenantId);
    const inHouse: OperatorScope["inHouse"] = async (firm, inside) => {
      await enter(tx, firm, firm);
      const answer = await inside(scopeIn(walk, { ...actor, tenantId: firm }, firm));
      await enter(tx, actor.tenantId, actor.tenantId);
      return answer;
    };
    const answer = await work(Object.defineProperty({ ...own, inHouse }, "db", { value: tx }));
    if (actions[action].writes) {
      const { now: at, subject, details } = walk;
      await writeAudit(tx, { house: actor.tenantId, actor, action, at, subject, details });
    }
    return answer;
  });
}
