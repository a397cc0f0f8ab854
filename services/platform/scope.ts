import assert from "node:assert";
import { type Action, actions } from "../../contracts/access/actions.ts";
import type { EventId, TenantId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Actor } from "./actors.ts";
import { type Asks, askIn, sendIn, type Transaction } from "./connections.ts";
import {
  type EventDraft,
  type MakesEvents,
  type ReadyEvent,
  readyEvents,
  writeEvents,
  writeReady,
} from "./outbox.ts";

// What the doors are made of. Only `tenancy.ts` enters a house with it.

/** One transaction: only the scope of the innermost visit may speak. */
interface Passage {
  readonly tx: Transaction;
  readonly now: Date;
  depth: number;
  subject: string | null;
  readonly details: Record<string, unknown>;
  /** What was sent and will be waited for at the end. */
  readonly sent: Promise<unknown>[];
}

export const passage: unique symbol = Symbol("passage");

/** A transaction confined to one firm's house. Only a door can make one. */
export interface TenantScope {
  readonly [passage]: Passage;
  readonly db: Transaction;
  /** Whose house this is. */
  readonly house: TenantId;
  readonly actor: Actor;
  /** The time of the whole act. */
  readonly now: Date;
  /**
   * Sends a statement of this house now, before whatever is sent next; with $1, $2 ... Rows come as
   * PostgreSQL names them, times as text.
   */
  readonly send: Asks;
  /** Records an event of this house; it is told after commit. */
  emit(draft: EventDraft): Promise<EventId>;
  /** The same for many events of one circle, in their order. */
  emitAll(drafts: readonly EventDraft[]): Promise<EventId[]>;
  /** What makes events of this house and its own circle, to be recorded later. */
  readyEvents(): Promise<MakesEvents>;
  /** Records events that were made ready here; they are sent at once. */
  emitReady(events: readonly ReadyEvent[]): Promise<void>;
  /** Names in the audit row what the act was about. */
  about(subject: string, details?: Record<string, unknown>): void;
}

export function scopeIn(walk: Passage, actor: Actor, house: TenantId): TenantScope {
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
    send: async (text, values) => askIn(tx())(text, values),
    emit: async (draft) => {
      const [id] = await writeEvents(tx(), writing, [draft]);
      assert(id !== undefined);
      return id;
    },
    emitAll: (drafts) => writeEvents(tx(), writing, drafts),
    readyEvents: () => readyEvents(tx(), writing),
    emitReady: (events) => writeReady(tx(), events),
    about: (subject, details = {}) => {
      walk.subject = subject;
      Object.assign(walk.details, details);
    },
  };
}

/** Whether roles or scopes let an actor through the door for this. */
export function mayAct(actor: Actor, action: Action): boolean {
  return actor.may.has(action) && !(actor.isGuest === true && actions[action].writes);
}

export function permit(actor: Actor, action: Action): void {
  if (!mayAct(actor, action)) throw new Refusal("NOT_PERMITTED", { action });
}

/**
 * Transaction-local, so that a pooled connection carries no firm's rows to the next request. It is
 * sent at once: what is sent next is done in this house, also where nobody has waited.
 */
export const enter = (tx: Transaction, house: string, actor: string, ids: readonly string[] = []) =>
  sendIn(tx, "select set_tenant($1, $2, $3::uuid[])", [house, actor, `{${ids.join()}}`]);

/** Answers what `work` does once what was sent before it is answered too, whose fault comes first. */
export async function following<T>(sent: Promise<unknown>, work: () => Promise<T>): Promise<T> {
  // Both are waited for: after a fault nothing may be sent any more over what another will use.
  const [before, done] = await Promise.allSettled([sent, (async () => work())()]);
  if (before.status === "rejected") throw before.reason;
  if (done.status === "rejected") throw done.reason;
  return done.value;
}

export function setOut(tx: Transaction): Passage {
  return { tx, now: new Date(), depth: 0, subject: null, details: {}, sent: [] };
}

/** Lets what was sent be answered while the act goes on (`throughout`). */
export function waitLater(walk: Passage, sent: Promise<unknown>): void {
  sent.catch(() => undefined);
  walk.sent.push(sent);
}

/**
 * An act to its end, at which all is answered that was sent. What came first is its fault: after a
 * statement that failed every other says only that it comes too late.
 */
export async function throughout<T>(walk: Passage, act: () => Promise<T>): Promise<T> {
  try {
    const answer = await act();
    await Promise.all(walk.sent);
    return answer;
  } catch (fault) {
    for (const each of await Promise.allSettled(walk.sent)) {
      if (each.status === "rejected") throw each.reason;
    }
    throw fault;
  }
}
