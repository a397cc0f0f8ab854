import { and, eq, isNull, lt } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { firmNoticeChoices, noticeChoices, notices } from "../schema/inbox.ts";
import type { NoticeKind } from "./kinds.ts";
import { noticesKeptSince, type Reach } from "./rules.ts";

export async function setRead({ db, house, now }: TenantScope, id: string): Promise<void> {
  await db
    .update(notices)
    .set({ readAt: now })
    .where(and(eq(notices.tenantId, house), eq(notices.id, id), isNull(notices.readAt)));
}

/** Marks all of a person's notices in this house as read. */
export async function setAllRead(
  { db, house, now }: TenantScope,
  personId: PersonId,
): Promise<void> {
  await db
    .update(notices)
    .set({ readAt: now })
    .where(
      and(eq(notices.tenantId, house), eq(notices.personId, personId), isNull(notices.readAt)),
    );
}

export async function putChoice(
  { db, house }: TenantScope,
  personId: PersonId,
  kind: NoticeKind,
  { inbox, mail }: Reach,
): Promise<void> {
  await db
    .insert(noticeChoices)
    .values({ tenantId: house, personId, kind, inbox, mail })
    .onConflictDoUpdate({
      target: [noticeChoices.tenantId, noticeChoices.personId, noticeChoices.kind],
      set: { inbox, mail },
    });
}

export async function putFirmChoice(
  { db, house }: TenantScope,
  kind: NoticeKind,
  mail: boolean,
): Promise<void> {
  await db
    .insert(firmNoticeChoices)
    .values({ tenantId: house, kind, mail })
    .onConflictDoUpdate({
      target: [firmNoticeChoices.tenantId, firmNoticeChoices.kind],
      set: { mail },
    });
}

/** Forgets notices of more than half a year ago; tells how many. */
export function forgetNotices(database: Database): Promise<number> {
  return asProgram(database, async ({ db, now }) => {
    const gone = await db
      .delete(notices)
      .where(lt(notices.at, noticesKeptSince(now)))
      .returning({ id: notices.id });
    return gone.length;
  });
}
