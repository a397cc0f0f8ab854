import { sql } from "drizzle-orm";
import type { KeyScope, Role } from "../../../contracts/access/roles.ts";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { type Actor, asTenant, type RequestFacts, readInHouse } from "../../platform/tenancy.ts";
import { actorOfKey, actorOfPerson } from "../actors.ts";
import { decideKey, type KeyState } from "../keys/rules.ts";
import type { Strength } from "../schema/sessions.ts";
import { mustEnrol } from "../second-factor/rules.ts";
import { type ReadToken, readToken } from "../tokens.ts";
import {
  decideSession,
  type FirmStatus,
  isSeenLate,
  type SessionState,
  standingOf,
} from "./rules.ts";

type Found =
  | { readonly kind: "session"; readonly state: SessionState; seenAt: Date | null }
  | { readonly kind: "key" | "former-key"; readonly state: KeyState; seenAt: Date | null };

interface Remembered {
  readonly at: number;
  readonly found: Promise<Found | null>;
}

// A revoked session, a suspended firm or a lost role is noticed everywhere within this time (C04
// asks for 5 s), and the look-up is paid once for the many requests of one page.
const rememberedMs = 2_000;
const mostRemembered = 10_000;

/** Digests of tokens, each with when it was last added; as many as there is room for. */
class Digests {
  private readonly forMs: number;
  private readonly times = new Map<string, number>();

  constructor(forMs: number) {
    this.forMs = forMs;
  }

  has(hash: string, now: number): boolean {
    const at = this.times.get(hash);
    return at !== undefined && now - at < this.forMs;
  }

  add(hash: string, now: number): void {
    this.times.delete(hash);
    this.times.set(hash, now);
    if (this.times.size <= mostRemembered) return;
    for (const oldest of this.times.keys()) {
      this.times.delete(oldest);
      return;
    }
  }
}

/** What is known of the tokens of one database. */
class Tokens {
  readonly remembered = new Map<string, Remembered>();
  /** These have opened something, and are no guesses. */
  readonly proved = new Digests(3_600_000);
  /** These open nothing, and never will: a token is told to nobody before it is kept. */
  readonly absent = new Digests(30_000);
}

const known = new WeakMap<Database, Tokens>();

function tokensOf(database: Database): Tokens {
  const tokens = known.get(database) ?? new Tokens();
  known.set(database, tokens);
  return tokens;
}

/** How often tokens that open nothing may still be looked for. */
export interface Guesses {
  /** Throws where it was too often already. */
  readonly require: () => void;
  readonly count: () => void;
}

const sessionQuestion = `
  select s.id, s.person_id, s.strength, s.started_at, s.seen_at, s.expires_at, s.revoked_at,
    m.roles, t.status, t.suspended_at, t.frozen_at
  from sessions s
  join tenants t on t.id = s.tenant_id
  left join memberships m on m.tenant_id = s.tenant_id and m.person_id = s.person_id
  where s.tenant_id = $1 and s.token_hash = decode($2, 'hex')`;

const keyQuestion = `
  select k.id, k.scopes, k.revoked_at, t.status, t.frozen_at, k.token_hash = decode($2, 'hex') as present,
    k.expires_at, k.former_until, k.last_used_at, k.former_used_at
  from api_keys k join tenants t on t.id = k.tenant_id
  where k.tenant_id = $1
    and (k.token_hash = decode($2, 'hex') or k.former_hash = decode($2, 'hex'))`;

interface SessionRow {
  id: string;
  person_id: PersonId;
  strength: Strength;
  started_at: Date;
  seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  roles: Role[] | null;
  status: FirmStatus;
  suspended_at: Date | null;
  frozen_at: Date | null;
}

interface KeyRow {
  id: string;
  scopes: KeyScope[];
  revoked_at: Date | null;
  status: FirmStatus;
  frozen_at: Date | null;
  /** Whether it is the secret that the key has now, or the one before. */
  present: boolean;
  expires_at: Date;
  former_until: Date | null;
  last_used_at: Date | null;
  former_used_at: Date | null;
}

async function findSession(database: Database, { tenantId, hash }: ReadToken) {
  const question = { text: sessionQuestion, values: [tenantId, hash.toString("hex")] };
  const [row] = await readInHouse<SessionRow>(database, tenantId, question);
  if (row === undefined) return null;
  const state: SessionState = {
    id: row.id,
    personId: row.person_id,
    strength: row.strength,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    roles: row.roles,
    firmStatus: standingOf({ status: row.status, frozenAt: row.frozen_at }),
    suspendedAt: row.suspended_at,
  };
  return { kind: "session", state, seenAt: row.seen_at } satisfies Found;
}

async function findKey(database: Database, { tenantId, hash }: ReadToken) {
  const question = { text: keyQuestion, values: [tenantId, hash.toString("hex")] };
  const [row] = await readInHouse<KeyRow>(database, tenantId, question);
  if (row === undefined) return null;
  const { present } = row;
  const seenAt = present ? row.last_used_at : row.former_used_at;
  const state: KeyState = {
    id: row.id,
    scopes: row.scopes,
    expiresAt: present ? row.expires_at : (row.former_until ?? new Date(0)),
    revokedAt: row.revoked_at,
    lastUsedAt: seenAt,
    firmStatus: standingOf({ status: row.status, frozenAt: row.frozen_at }),
  };
  return { kind: present ? "key" : "former-key", state, seenAt } satisfies Found;
}

/** Makes room: what is too old to be used goes, and everything if that is not enough. */
function tidy(memory: Map<string, Remembered>, now: number): void {
  if (memory.size < mostRemembered) return;
  for (const [hash, { at }] of memory) if (now - at >= rememberedMs) memory.delete(hash);
  if (memory.size >= mostRemembered) memory.clear();
}

async function find(
  database: Database,
  read: ReadToken,
  now: number,
  guesses: Guesses | undefined,
): Promise<Found | null> {
  const { remembered, proved, absent } = tokensOf(database);
  const hash = read.hash.toString("base64");
  const before = remembered.get(hash);
  if (before !== undefined && now - before.at < rememberedMs) return before.found;
  if (absent.has(hash, now)) return null;
  if (!proved.has(hash, now)) guesses?.require();
  tidy(remembered, now);
  const found = read.kind === "session" ? findSession(database, read) : findKey(database, read);
  remembered.set(hash, { at: now, found });
  const forget = () => remembered.delete(hash);
  // What could not be asked is not remembered.
  found.then((row) => {
    if (row !== null) return proved.add(hash, now);
    forget();
    absent.add(hash, now);
    guesses?.count();
  }, forget);
  return found;
}

/** Writes down, at most once a minute, that a session or key is in use. */
async function noteUse(database: Database, actor: Actor, found: Found, now: Date): Promise<void> {
  if (!isSeenLate(found.seenAt, now)) return;
  found.seenAt = now;
  const { tenantId } = actor;
  const { id } = found.state;
  const { address } = actor.request;
  const at = now.toISOString();
  const asSelf = { ...actor, may: new Set(["tenancy.read" as const]) };
  await asTenant(database, asSelf, "tenancy.read", async ({ db }) => {
    const own = sql`tenant_id = ${tenantId} and id = ${id}`;
    const notes = {
      session: sql`update sessions set seen_at = ${at}, address = ${address} where ${own}`,
      key: sql`update api_keys set last_used_at = ${at} where ${own}`,
      "former-key": sql`update api_keys set former_used_at = ${at} where ${own}`,
    };
    await db.execute(notes[found.kind]);
  });
}

function actorOfSession(
  tenantId: TenantId,
  state: SessionState,
  required: boolean,
  { now, request }: { readonly now: Date; readonly request: RequestFacts },
): Actor {
  const roles = decideSession(state, now);
  const barred = mustEnrol(roles, state.strength, required);
  const suspended = state.firmStatus === "suspended";
  const who = { tenantId, personId: state.personId, barred, suspended };
  return actorOfPerson(who, roles, request);
}

/** What it is about a token: an act, or only that somebody still listens. */
export type Presence = "acts" | "listens";

interface Authenticating extends Pick<Proofs, "required"> {
  readonly guesses?: Guesses;
  readonly presence?: Presence;
}

/**
 * Who sends this token: a session's person or a key's firm, with what they may do now. Null for a
 * token that is none of ours, which is counted as a guess. To listen is no use of a session and keeps
 * none from running out. Throws what `guesses` throws, and why a known one opens nothing: `SESSION_EXPIRED`, `API_KEY_EXPIRED`, `FIRM_SUSPENDED`,
 * `FIRM_FROZEN`.
 */
export async function authenticate(
  database: Database,
  token: string,
  request: RequestFacts,
  { required, guesses, presence = "acts" }: Authenticating,
): Promise<Actor | null> {
  const read = readToken(token);
  if (read === null || (read.kind !== "session" && read.kind !== "key")) return null;
  const now = new Date();
  const found = await find(database, read, now.getTime(), guesses);
  if (found === null) return null;
  const { tenantId } = read;
  const actor =
    found.kind === "session"
      ? actorOfSession(tenantId, found.state, required, { now, request })
      : actorOfKey(tenantId, found.state.id, decideKey(found.state, now), request);
  if (presence === "acts") await noteUse(database, actor, found, now);
  return actor;
}
