import { createHash } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import type { Database } from "../../platform/database.ts";
import { asProgram, type PublicScope } from "../../platform/doors.ts";
import { signInAttempts } from "../schema/people.ts";
import {
  type AttemptKind,
  type Attempts,
  decideAttempt,
  decideSuccess,
  networkOf,
} from "./rules.ts";

/** An attempt that has been counted against its account and its network. */
export interface CountedAttempt {
  readonly kind: AttemptKind;
  readonly subject: string;
  readonly counted: Attempts;
}

interface Subject {
  readonly kind: AttemptKind;
  readonly subject: string;
}

/**
 * What is attempted: each is counted apart, so that asking for a letter locks nobody out, and wrong
 * codes are remembered for longer than what pauses an account.
 */
export type Attempted = "sign-in" | "reset" | "second-step";

// Digests, so that the table names nobody who has no account.
function subjectOf(of: Attempted, kind: AttemptKind, name: string): Subject {
  const counted = of === "sign-in" ? kind : `${of}-${kind}`;
  const digest = createHash("sha256")
    .update(`lianzao/attempt/1\0${counted}\0${name}`)
    .digest("hex");
  return { kind, subject: digest };
}

/** In one order for all, so that two attempts cannot wait for each other. */
function subjectsOf(of: Attempted, email: string, address: string | null): Subject[] {
  const network = networkOf(address);
  const subjects = [subjectOf(of, "account", email)];
  if (network !== null) subjects.push(subjectOf(of, "network", network));
  return subjects.sort((one, other) => (one.subject < other.subject ? -1 : 1));
}

async function confineTo({ db }: PublicScope, subjects: readonly { subject: string }[]) {
  const list = sql.join(
    subjects.map(({ subject }) => sql`${subject}`),
    sql`, `,
  );
  await db.execute(sql`select set_attempt(array[${list}]::text[])`);
}

/**
 * Counts an attempt to sign in before its password is looked at. Throws `SIGN_IN_PAUSED` for an
 * account (known or not) or a network that has failed too often.
 */
export async function countAttempt(
  scope: PublicScope,
  email: string,
  address: string | null,
  of: Attempted = "sign-in",
): Promise<CountedAttempt[]> {
  const { db, now } = scope;
  const subjects = subjectsOf(of, email, address);
  await confineTo(scope, subjects);
  const counted: CountedAttempt[] = [];
  for (const { kind, subject } of subjects) {
    await db
      .insert(signInAttempts)
      .values({ subject, failures: 0, lastAt: now })
      .onConflictDoNothing();
    const is = eq(signInAttempts.subject, subject);
    const [before] = await db.select().from(signInAttempts).where(is).for("update");
    const after = decideAttempt(kind, before ?? null, now);
    await db
      .update(signInAttempts)
      .set({ ...after })
      .where(is);
    counted.push({ kind, subject, counted: after });
  }
  return counted;
}

/** Takes the counted attempt back, because the password was right. */
export async function clearAttempt(
  scope: PublicScope,
  attempts: readonly CountedAttempt[],
): Promise<void> {
  if (attempts.length === 0) return;
  await confineTo(scope, attempts);
  for (const { kind, subject, counted } of attempts) {
    const is = eq(signInAttempts.subject, subject);
    const [present] = await scope.db.select().from(signInAttempts).where(is).for("update");
    if (present === undefined) continue;
    await scope.db
      .update(signInAttempts)
      .set({ ...decideSuccess(kind, counted, present) })
      .where(is);
  }
}

/** Counts a second step that has failed; tells how many have since the last success. */
export async function countSecondStep(scope: PublicScope, email: string): Promise<number> {
  const { subject } = subjectOf("second-step", "account", email);
  await confineTo(scope, [{ subject }]);
  const [row] = await scope.db
    .insert(signInAttempts)
    .values({ subject, failures: 1, lastAt: scope.now })
    .onConflictDoUpdate({
      target: signInAttempts.subject,
      set: { failures: sql`${signInAttempts.failures} + 1`, lastAt: scope.now },
    })
    .returning({ failures: signInAttempts.failures });
  return row?.failures ?? 1;
}

/** Forgets the second steps that have failed, because one has not. */
export async function clearSecondSteps(scope: PublicScope, email: string): Promise<void> {
  const { subject } = subjectOf("second-step", "account", email);
  await confineTo(scope, [{ subject }]);
  await scope.db
    .update(signInAttempts)
    .set({ failures: 0 })
    .where(eq(signInAttempts.subject, subject));
}

const keptMs = 24 * 3_600_000;

/** Forgets attempts older than a day, over the worker's connections; tells how many. */
export async function forgetAttempts(database: Database): Promise<number> {
  return asProgram(database, async ({ db, now }) => {
    const gone = await db
      .delete(signInAttempts)
      .where(lt(signInAttempts.lastAt, new Date(now.getTime() - keptMs)))
      .returning({ lastAt: signInAttempts.lastAt });
    return gone.length;
  });
}
