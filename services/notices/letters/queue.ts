import { and, eq, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { fairlyDue, type Share } from "../fair.ts";
import { letters } from "../schema/letters.ts";

/** A letter that is being sent. */
export interface DueLetter {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly sealed: string;
  /** This try counted. */
  readonly tries: number;
}

/**
 * Takes a share of the letters that are due and puts them off for `forMs`: no other sender takes them meanwhile,
 * and if this one dies they come back.
 */
export async function takeDue(
  { db, now }: ProgramScope,
  share: Share,
  forMs: number,
): Promise<DueLetter[]> {
  const due = db
    .select({ tenantId: letters.tenantId, id: letters.id })
    .from(letters)
    .where(
      and(
        isNull(letters.sentAt),
        isNull(letters.deadAt),
        lte(letters.dueAt, now),
        sql`(${letters.tenantId}, ${letters.id}) in (${fairlyDue(letters, now, share)})`,
      ),
    )
    .for("update", { skipLocked: true });
  const taken = await db
    .update(letters)
    .set({ dueAt: new Date(now.getTime() + forMs), tries: sql`${letters.tries} + 1` })
    .where(sql`(${letters.tenantId}, ${letters.id}) in (${due})`)
    .returning({
      tenantId: letters.tenantId,
      id: letters.id,
      kind: letters.kind,
      recipient: letters.recipient,
      sealed: letters.sealed,
      tries: letters.tries,
    });
  return taken.map(({ sealed, ...letter }) => ({ ...letter, sealed: sealed ?? "" }));
}

const named = ({ tenantId, id }: DueLetter) =>
  and(eq(letters.tenantId, tenantId), eq(letters.id, id));

/** What it said is gone with it. */
export async function setSent({ db, now }: ProgramScope, letter: DueLetter): Promise<void> {
  await db.update(letters).set({ sentAt: now, sealed: null, fault: null }).where(named(letter));
}

export async function putOff(
  { db }: ProgramScope,
  letter: DueLetter,
  until: Date,
  fault: string,
): Promise<void> {
  await db.update(letters).set({ dueAt: until, fault }).where(named(letter));
}

export async function setDead(
  { db, now }: ProgramScope,
  letter: DueLetter,
  fault: string,
): Promise<void> {
  await db.update(letters).set({ deadAt: now, sealed: null, fault }).where(named(letter));
}

/** Deletes what was sent or given up before a time; tells how many. */
export async function deleteBefore({ db }: ProgramScope, before: Date): Promise<number> {
  const gone = await db
    .delete(letters)
    .where(or(lt(letters.sentAt, before), lt(letters.deadAt, before)))
    .returning({ id: letters.id });
  return gone.length;
}
