import type { Action } from "../../../contracts/access/actions.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Blobs } from "../blobs.ts";
import type { Database } from "../database.ts";
import type { PublicScope } from "../doors.ts";
import type { Proofs } from "../proofs.ts";
import type { Answers, Steps } from "../reading.ts";
import type { Keys } from "../sealing.ts";
import type { Actor, OperatorScope, Question, RequestFacts, TenantScope } from "../tenancy.ts";
import type { CursorSeal } from "./cursors.ts";

export type Locale = "zh" | "en";

/** What a resolver tells of that may be a danger where there is much of it. */
export interface Watching {
  refused(fault: unknown): void;
  signInFailed(fault: unknown, email: string): void;
  /** Somebody whom a firm's own provider has sent back was not let in; `vouched` by a token of it. */
  arrivalFailed(failed: { readonly firm: TenantId; readonly vouched: boolean }): void;
  missed(): void;
}

/** What a resolver may do: open a door, and nothing else. */
export interface Context {
  readonly locale: Locale;
  readonly request: RequestFacts;
  readonly database: Database;
  readonly blobs: Blobs;
  readonly seal: CursorSeal;
  readonly proofs: Proofs;
  /** Under which what goes by mail is sealed until it is sent. */
  readonly letterKey: Keys;
  /** Null for a stranger. */
  readonly caller: Actor | null;
  /** The session cookie's token, for acts on the session itself. */
  readonly sessionToken: string | null;
  readonly userAgent: string;
  /** Notes what may be a danger where there is much of it. */
  readonly watched: Watching;
  /** Where people reach the platform, without a slash at its end: for links that are sent. */
  readonly publicUrl: string;
  /** Where witnesses may be asked besides the public network. */
  readonly witnessHosts: ReadonlySet<string>;
  /** The signed-in actor; throws `NOT_SIGNED_IN`, or why the session ended. */
  actor(): Actor;
  inTenant<T>(action: Action, work: (scope: TenantScope) => Promise<T>): Promise<T>;
  /** An act that shares a transaction with others', and so opens the door itself. */
  acting<T>(work: (database: Database, actor: Actor) => Promise<T>): Promise<T>;
  asking<Row extends object>(action: Action, question: Question): Promise<Row[]>;
  /** Several questions in one stay in the house, of which one may rest on the answers before it. */
  askingInTurn<const Rows extends readonly object[]>(
    action: Action,
    steps: Steps<Rows>,
  ): Promise<Answers<Rows>>;
  asOperator<T>(action: Action, work: (scope: OperatorScope) => Promise<T>): Promise<T>;
  inPublic<T>(work: (scope: PublicScope) => Promise<T>): Promise<T>;
  /** Sets or ends the session cookie of the answer. */
  setSession(token: string | null, maxAgeSeconds?: number): void;
  /** What this browser keeps while it is at a firm's own identity provider. */
  readonly trip: string | null;
  setTrip(trip: string | null, maxAgeSeconds?: number): void;
}
