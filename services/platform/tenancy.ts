import assert from "node:assert";
import { type Action, actions } from "../../contracts/access/actions.ts";
import type { TenantId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Actor, RequestFacts, Ticket } from "./actors.ts";
import { type Act, visitOf, writeAudit } from "./audit.ts";
import type { Transaction } from "./connections.ts";
import type { Database } from "./database.ts";
import { askedInTurn, type Question } from "./question.ts";
import {
  enter,
  following,
  mayAct,
  passage,
  permit,
  scopeIn,
  setOut,
  type TenantScope,
  throughout,
  waitLater,
} from "./scope.ts";

export type { Actor, Question, RequestFacts, TenantScope, Ticket, Transaction };
export { mayAct };

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
    const own = scopeIn(walk, actor, actor.tenantId);
    return throughout(walk, async () => {
      const answer = await following(enter(tx, own.house, own.house), () => work(own));
      if (actions[action].writes) {
        const { now: at, subject, details } = walk;
        const act = { house: actor.tenantId, actor, action, at, subject, details };
        waitLater(walk, writeAudit(tx, [act]));
      }
      return answer;
    });
  });
}

/** The same for one look at a whole house: all that `work` reads is of one instant. */
export async function readingWhole<T>(
  database: Database,
  actor: Actor,
  action: Action,
  work: (scope: TenantScope) => Promise<T>,
): Promise<T> {
  permit(actor, action);
  const mode = "isolation level repeatable read read only";
  return database.transaction(mode, async (tx) => {
    const walk = setOut(tx);
    const own = scopeIn(walk, actor, actor.tenantId);
    return throughout(walk, () => following(enter(tx, own.house, own.house), () => work(own)));
  });
}

/** Says in the host's audit that the visitor has been there, and by which ticket. */
export type Tell = (ticket: Ticket) => Promise<void>;

/**
 * A look into another firm's house inside the same transaction, at rows of these ids, by somebody
 * who may turn out to have nothing to see there: it is audited when `work` tells of it, which it
 * must before it shows anything that is not for all. Until it ends the outer scope throws when used.
 * A guest goes nowhere: `NOT_PERMITTED`.
 */
export async function lookingInto<T>(
  scope: TenantScope,
  host: TenantId,
  ids: readonly string[],
  work: (host: TenantScope, tell: Tell) => Promise<T>,
): Promise<T> {
  const walk = scope[passage];
  const { db: tx, actor, now: at } = scope;
  if (actor.isGuest === true) throw new Refusal("NOT_PERMITTED", { action: "visit" });
  const tell: Tell = (ticket) => writeAudit(tx, [{ ...visitOf(actor, ticket), house: host, at }]);
  walk.depth += 1;
  try {
    const inside = scopeIn(walk, actor, host);
    const answer = await following(enter(tx, host, actor.tenantId, ids), () => work(inside, tell));
    waitLater(walk, enter(tx, scope.house, actor.tenantId));
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
  return lookingInto(scope, host, ticket.ids, async (inside, tell) => {
    waitLater(scope[passage], tell(ticket));
    return work(inside);
  });
}

/** What a stay in a house came to, what it has sent besides, and which acts were done there. */
export interface Stay<T> {
  readonly answer: T;
  /** Is waited for at the end of all. */
  readonly sent?: Promise<unknown>;
  readonly done: readonly Omit<Act, "house" | "at">[];
}

/** Enters a house as one of the firms that act, until the next is entered. */
export type EnterHouse = <T>(
  actor: Actor,
  house: TenantId,
  ticketIds: readonly string[],
  inside: (scope: TenantScope) => Promise<Stay<T>>,
) => Promise<T>;

/**
 * The door for acts of several callers that share one transaction. `work` enters house after house,
 * each time as one of the firms, for which row security holds as ever; what is done in a house is
 * audited there, act by act. All acts or none are committed. Throws `NOT_PERMITTED`.
 */
export async function asSeveral<T>(
  database: Database,
  actors: readonly Actor[],
  action: Action,
  work: (enterHouse: EnterHouse) => Promise<T>,
): Promise<T> {
  for (const actor of actors) permit(actor, action);
  const known = new Set(actors);
  return database.transaction("read write", async (tx) => {
    const walk = setOut(tx);
    let last = "";
    const enterHouse: EnterHouse = async (actor, house, ticketIds, inside) => {
      assert(known.has(actor));
      walk.depth += 1;
      const stay = [house, actor.tenantId, ...ticketIds].join();
      const isThere = stay === last;
      last = stay;
      const entered = isThere ? Promise.resolve() : enter(tx, house, actor.tenantId, ticketIds);
      return following(entered, async () => {
        const { answer, done, sent } = await inside(scopeIn(walk, actor, house));
        if (sent !== undefined) waitLater(walk, sent);
        const acts = done.map((act) => ({ ...act, house, at: walk.now }));
        waitLater(walk, writeAudit(tx, acts));
        return answer;
      });
    };
    return throughout(walk, () => work(enterHouse));
  });
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
  const { plannedOnce } = question;
  return database.reading(async (connection) => {
    const [rows] = await askedInTurn(connection, house, [question], plannedOnce);
    return rows as Row[];
  });
}

/** The operator's hands: platform tables, and a new firm's house while it is being founded. */
export interface OperatorScope extends TenantScope {
  /**
   * Enters a firm's house to write (never to read: the operator's role has no right to). What is
   * `told` of it stands in the firm's own audit as the operator's act.
   */
  inHouse<T>(
    firm: TenantId,
    work: (scope: TenantScope) => Promise<T>,
    told?: (answer: T) => Pick<Act, "subject" | "details">,
  ): Promise<T>;
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
    const inHouse: OperatorScope["inHouse"] = async (firm, inside, told) => {
      await enter(tx, firm, firm);
      const answer = await inside(scopeIn(walk, { ...actor, tenantId: firm }, firm));
      const act = { house: firm, actor, action, at: walk.now };
      if (told !== undefined) await writeAudit(tx, [{ ...act, ...told(answer) }]);
      await enter(tx, actor.tenantId, actor.tenantId);
      return answer;
    };
    const hands = Object.defineProperty({ ...own, inHouse }, "db", { value: tx });
    return throughout(walk, async () => {
      const answer = await work(hands);
      if (actions[action].writes) {
        const { now: at, subject, details } = walk;
        await writeAudit(tx, [{ house: actor.tenantId, actor, action, at, subject, details }]);
      }
      return answer;
    });
  });
}
