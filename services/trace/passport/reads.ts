import { asc, eq, inArray, or } from "drizzle-orm";
import type { Identity } from "../../../identifiers/codes/index.ts";
import type { EventId } from "../../kernel/brand.ts";
import type { ProvedChain } from "../../ledger/index.ts";
import type { PublicScope } from "../../platform/doors.ts";
import { publishedCodes, publishedEvents, publishedProducts } from "../schema.ts";

export type PublishedEvent = typeof publishedEvents.$inferSelect;
export type PublishedCode = typeof publishedCodes.$inferSelect;
export type PublishedProduct = typeof publishedProducts.$inferSelect;

/** More events than this about the codes of one step are not walked. */
export const mostEventsAtOnce = 2_000;

/** Public events that mention one of the codes, or belong to one of the transformations. */
export async function publishedAbout(
  { db }: PublicScope,
  codes: readonly string[],
  transformations: readonly string[],
): Promise<PublishedEvent[]> {
  const named = db
    .select({ eventId: publishedCodes.eventId })
    .from(publishedCodes)
    .where(inArray(publishedCodes.code, [...codes]));
  return db
    .select()
    .from(publishedEvents)
    .where(
      or(
        codes.length === 0 ? undefined : inArray(publishedEvents.eventId, named),
        transformations.length === 0
          ? undefined
          : inArray(publishedEvents.transformationId, [...transformations]),
      ),
    )
    .orderBy(asc(publishedEvents.eventTime), asc(publishedEvents.eventId))
    .limit(mostEventsAtOnce);
}

export async function publishedCodesOf(
  { db }: PublicScope,
  eventIds: readonly EventId[],
): Promise<PublishedCode[]> {
  if (eventIds.length === 0) return [];
  return db
    .select()
    .from(publishedCodes)
    .where(inArray(publishedCodes.eventId, [...eventIds]))
    .orderBy(asc(publishedCodes.code), asc(publishedCodes.role));
}

/** All descriptions of these codes, the oldest first. */
export async function descriptionsOf(
  { db }: PublicScope,
  codes: readonly string[],
): Promise<PublishedProduct[]> {
  if (codes.length === 0) return [];
  return db
    .select()
    .from(publishedProducts)
    .where(inArray(publishedProducts.product, [...codes]))
    .orderBy(asc(publishedProducts.describedAt), asc(publishedProducts.ownerId));
}

/** Whether a public event names the code. */
async function isTold({ db }: PublicScope, code: string): Promise<boolean> {
  const told = await db
    .select({ eventId: publishedCodes.eventId })
    .from(publishedCodes)
    .where(eq(publishedCodes.code, code))
    .limit(1);
  return told.length > 0;
}

/** The first of these codes that an event names or that somebody describes; null for none. */
export async function firstKnownOf(
  scope: PublicScope,
  codes: readonly Identity[],
): Promise<Identity | null> {
  for (const code of codes) {
    if (await isTold(scope, code)) return code;
    if ((await descriptionsOf(scope, [code])).length > 0) return code;
  }
  return null;
}

/** What anyone may see of the public events among the links of chains. */
export async function disclosuresOf(
  { db }: Pick<PublicScope, "db">,
  chains: readonly ProvedChain[],
): Promise<ReadonlyMap<EventId, unknown>> {
  const ids = new Set(chains.flatMap(({ links }) => links.map(({ eventId }) => eventId)));
  if (ids.size === 0) return new Map();
  const rows = await db
    .select({ id: publishedEvents.eventId, disclosure: publishedEvents.disclosure })
    .from(publishedEvents)
    .where(inArray(publishedEvents.eventId, [...ids]));
  return new Map(rows.map(({ id, disclosure }) => [id, disclosure]));
}
