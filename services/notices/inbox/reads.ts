import { and, desc, eq, isNull, lt } from "drizzle-orm";
import type { PersonId } from "../../kernel/brand.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import { firmNoticeChoices, noticeChoices, notices } from "../schema/inbox.ts";

export type Notice = typeof notices.$inferSelect;
export type NoticeChoiceRow = typeof noticeChoices.$inferSelect;

/** Which of a person's notices are asked for. */
export interface NoticeFilter {
  readonly unreadOnly: boolean;
  readonly afterId: string | null;
}

/** A person's notices in this house, the newest first, and one more if there are more. */
export async function noticePage(
  { db, house }: TenantScope,
  personId: PersonId,
  { unreadOnly, afterId }: NoticeFilter,
  first: number,
): Promise<Notice[]> {
  return db
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.tenantId, house),
        eq(notices.personId, personId),
        unreadOnly ? isNull(notices.readAt) : undefined,
        afterId === null ? undefined : lt(notices.id, afterId),
      ),
    )
    .orderBy(desc(notices.id))
    .limit(first + 1);
}

/** One's own notice; null for another's. */
export async function ownNotice(
  { db, house }: TenantScope,
  personId: PersonId,
  id: string,
): Promise<Notice | null> {
  const [row] = await db
    .select()
    .from(notices)
    .where(and(eq(notices.tenantId, house), eq(notices.personId, personId), eq(notices.id, id)));
  return row ?? null;
}

/** How many a person has not read; no more than `most` are counted. */
export async function unreadCount(
  { db, house }: TenantScope,
  personId: PersonId,
  most: number,
): Promise<number> {
  const rows = await db
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.tenantId, house), eq(notices.personId, personId), isNull(notices.readAt)))
    .limit(most);
  return rows.length;
}

export async function choicesOf(
  { db, house }: TenantScope,
  personId: PersonId,
): Promise<NoticeChoiceRow[]> {
  return db
    .select()
    .from(noticeChoices)
    .where(and(eq(noticeChoices.tenantId, house), eq(noticeChoices.personId, personId)));
}

export async function choicesOfFirm({ db, house }: TenantScope) {
  return db.select().from(firmNoticeChoices).where(eq(firmNoticeChoices.tenantId, house));
}
