import { and, asc, eq, gt, isNull, lt } from "drizzle-orm";
import { type LetterKey, type Locale, postLetter } from "../../notices/index.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram, type ProgramScope } from "../../platform/doors.ts";
import { newId } from "../../platform/ids.ts";
import { passwordResetAsks, passwordResets } from "../schema/passwords.ts";
import { people } from "../schema/people.ts";
import { makeToken } from "../tokens.ts";
import { resetEnd, resetsKeptSince } from "./rules.ts";

const batch = 50;

/** Whoever has an e-mail, as far as the worker sees people. */
async function holderOf({ db }: ProgramScope, email: string) {
  const [row] = await db
    .select({ personId: people.id, tenantId: people.lastTenantId, locale: people.locale })
    .from(people)
    .where(eq(people.email, email));
  return row ?? null;
}

/** In which language the person of an e-mail reads; null for one who is not known. */
export async function localeOf(scope: ProgramScope, email: string): Promise<Locale | null> {
  return (await holderOf(scope, email))?.locale ?? null;
}

type Holder = NonNullable<Awaited<ReturnType<typeof holderOf>>>;

/** Lets the holder of a code set a person's password; codes from before open nothing any more. */
export async function writeReset(
  { db, now }: ProgramScope,
  { personId, tenantId }: Omit<Holder, "locale">,
): Promise<string> {
  await db
    .update(passwordResets)
    .set({ expiresAt: now })
    .where(
      and(
        eq(passwordResets.tenantId, tenantId),
        eq(passwordResets.personId, personId),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, now),
      ),
    );
  const { token: code, hash: codeHash } = makeToken("reset", tenantId);
  await db.insert(passwordResets).values({
    tenantId,
    id: newId<string>(),
    personId,
    codeHash,
    issuedAt: now,
    expiresAt: resetEnd(now),
    usedAt: null,
  });
  return code;
}

/**
 * Answers those who asked for a new password, over the worker's connections: a letter goes to each
 * e-mail that is somebody's. Tells how many had asked.
 */
export async function issueResets(database: Database, key: LetterKey): Promise<number> {
  return asProgram(database, async (scope) => {
    const { db, now } = scope;
    const asks = await db
      .select()
      .from(passwordResetAsks)
      .orderBy(asc(passwordResetAsks.askedAt))
      .limit(batch)
      .for("update", { skipLocked: true });
    for (const { tenantId, id, email } of asks) {
      const holder = await holderOf(scope, email);
      if (holder !== null) {
        const code = await writeReset(scope, holder);
        const until = resetEnd(now).toISOString();
        const writer = { db, now, house: holder.tenantId };
        await postLetter(writer, key, email, { kind: "password-reset", code, until });
      }
      await db
        .delete(passwordResetAsks)
        .where(and(eq(passwordResetAsks.tenantId, tenantId), eq(passwordResetAsks.id, id)));
    }
    return asks.length;
  });
}

/** Forgets resets that ran out a day ago; tells how many. */
export async function forgetResets(database: Database): Promise<number> {
  return asProgram(database, async ({ db, now }) => {
    const gone = await db
      .delete(passwordResets)
      .where(lt(passwordResets.expiresAt, resetsKeptSince(now)))
      .returning({ id: passwordResets.id });
    return gone.length;
  });
}
