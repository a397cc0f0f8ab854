import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Role } from "../../../contracts/access/roles.ts";
import type { JsonObject } from "../../../contracts/events/index.ts";
import type { PersonId, TenantId } from "../../kernel/brand.ts";
import type { ProgramScope } from "../../platform/doors.ts";
import { newId } from "../../platform/ids.ts";
import type { RecordedEvent, Subscriber } from "../../platform/relay.ts";
import { tenants } from "../../platform/schema.ts";
import { type LetterKey, postLetter } from "../letters/post.ts";
import { firmNoticeChoices, noticeChoices, notices } from "../schema/inbox.ts";
import { endpointsHearing, postWebhooks } from "../webhooks/queue.ts";
import { goesToFirms } from "../webhooks/rules.ts";
import type { NoticeValues } from "./kind.ts";
import { type AnyKind, anyKind, kindNames, type NoticeKind, rolesTold } from "./kinds.ts";
import { settling } from "./people-kinds.ts";
import { decideReach, isNews, noticesKeptSince } from "./rules.ts";

/** Somebody of a firm, as far as he is told things. */
export interface Reader {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
}

/** Where the people of a house are looked up. */
export interface PeopleBook {
  withRoles(scope: ProgramScope, house: TenantId, roles: readonly Role[]): Promise<Reader[]>;
  one(scope: ProgramScope, house: TenantId, personId: PersonId): Promise<Reader | null>;
}

export interface NoticeParts {
  readonly people: PeopleBook;
  readonly key: LetterKey;
}

interface Cause {
  readonly kind: NoticeKind;
  readonly house: TenantId;
  readonly values: NoticeValues;
  readonly at: Date;
}

async function firmOf({ db }: ProgramScope, identity: string) {
  const [firm] = await db.select().from(tenants).where(eq(tenants.identity, identity));
  if (firm === undefined) throw new Error(`no firm is ${identity}`);
  return firm;
}

async function everyFirm({ db }: ProgramScope): Promise<TenantId[]> {
  const firms = await db
    .select({ id: tenants.id })
    .from(tenants)
    .where(and(eq(tenants.kind, "firm"), ne(tenants.status, "left")));
  return firms.map(({ id }) => id);
}

/** The name of whoever acted, or null for the platform or a firm's program. */
function actorIn(body: JsonObject): string | null {
  const by = body["by"];
  const person = typeof by === "object" && by !== null && "person" in by ? by["person"] : null;
  return typeof person === "string" ? person : null;
}

/** Hears what happens and tells those whom it concerns, each as he and his firm chose. */
class Teller {
  private readonly scope: ProgramScope;
  private readonly parts: NoticeParts;

  constructor(scope: ProgramScope, parts: NoticeParts) {
    this.scope = scope;
    this.parts = parts;
  }

  async tell(name: NoticeKind, event: RecordedEvent): Promise<void> {
    const { body, recordTime } = event.envelope;
    const kind = anyKind(name);
    const isOld = new Date(recordTime) < noticesKeptSince(this.scope.now);
    if (isOld || kind.hears !== event.type || kind.when?.(body) === false) return;
    for (const house of await this.housesOf(kind, event)) await this.tellIn(house, name, event);
  }

  /** Takes back what was told of a thing that is settled: nobody is to act on it any more. */
  async settle({ type, tenantId, envelope: { body } }: RecordedEvent): Promise<void> {
    for (const { hears, kind, value } of settling) {
      if (hears !== type) continue;
      await this.scope.db
        .delete(notices)
        .where(
          and(
            eq(notices.tenantId, tenantId),
            eq(notices.kind, kind),
            sql`${notices.values} ->> ${value}::text = ${String(body[value])}`,
          ),
        );
    }
  }

  private async housesOf(kind: AnyKind, event: RecordedEvent): Promise<TenantId[]> {
    if (kind.everyFirm === true) return everyFirm(this.scope);
    if (kind.tells === undefined) return [event.tenantId];
    const houses: TenantId[] = [];
    for (const firm of [kind.tells(event.envelope.body)].flat()) {
      houses.push((await firmOf(this.scope, firm)).id);
    }
    return houses;
  }

  private async tellIn(house: TenantId, name: NoticeKind, event: RecordedEvent): Promise<void> {
    const { body, recordTime } = event.envelope;
    const kind = anyKind(name);
    const at = new Date(recordTime);
    const readers = await this.readersOf(name, kind, house, body);
    const isHeard = isNews(at, this.scope.now) && goesToFirms(name);
    const endpoints = isHeard ? await endpointsHearing(this.scope, house, name) : [];
    if (readers.length + endpoints.length === 0) return;
    const cause = { kind: name, house, values: await this.valuesOf(kind, house, body), at };
    if (readers.length > 0) await this.reach(cause, readers);
    await postWebhooks(this.scope, cause, endpoints);
  }

  /** Whom it concerns; but nobody is told what he did himself, unless it guards something. */
  private async readersOf(
    name: NoticeKind,
    kind: AnyKind,
    house: TenantId,
    body: JsonObject,
  ): Promise<Reader[]> {
    const { people } = this.parts;
    if (kind.whom === "self") {
      const self = await people.one(this.scope, house, kind.person?.(body) as PersonId);
      return self === null ? [] : [self];
    }
    const readers = await people.withRoles(this.scope, house, rolesTold(name));
    const actor = actorIn(body);
    const only = kind.only?.(body);
    return readers
      .filter(({ personId }) => only === undefined || personId === only)
      .filter(({ personId }) => kind.security || personId !== actor);
  }

  private async valuesOf(kind: AnyKind, house: TenantId, body: JsonObject): Promise<NoticeValues> {
    const values: Record<string, NoticeValues[string]> = { ...kind.values?.(body) };
    if (kind.firm !== undefined) {
      const { nameZh: zh, nameEn: en } = await firmOf(this.scope, kind.firm(body));
      values["firm"] = { zh, en };
    }
    if (kind.person !== undefined && kind.whom !== "self") {
      const id = kind.person(body) as PersonId;
      values["person"] = (await this.parts.people.one(this.scope, house, id))?.name ?? "";
    }
    return values;
  }

  private async reach(cause: Cause, readers: readonly Reader[]): Promise<void> {
    const { db, now } = this.scope;
    const { kind, house, values, at } = cause;
    const [firm] = await db
      .select({ mail: firmNoticeChoices.mail })
      .from(firmNoticeChoices)
      .where(and(eq(firmNoticeChoices.tenantId, house), eq(firmNoticeChoices.kind, kind)));
    const own = await this.choicesOf(cause, readers);
    for (const { personId, email } of readers) {
      const { inbox, mail } = decideReach(kind, firm ?? null, own.get(personId) ?? null);
      if (inbox) {
        const row = { tenantId: house, id: newId<string>(), personId, kind, values, at };
        await db.insert(notices).values(row);
      }
      if (!mail || !isNews(at, now)) continue;
      const letter = { kind: "notice", notice: kind, values } as const;
      await postLetter({ db, now, house }, this.parts.key, email, letter);
    }
  }

  private async choicesOf({ kind, house }: Cause, readers: readonly Reader[]) {
    const rows = await this.scope.db
      .select()
      .from(noticeChoices)
      .where(
        and(
          eq(noticeChoices.tenantId, house),
          eq(noticeChoices.kind, kind),
          inArray(
            noticeChoices.personId,
            readers.map(({ personId }) => personId),
          ),
        ),
      );
    return new Map(rows.map((row) => [row.personId, row]));
  }
}

/** Fills the inboxes, and posts letters to those who want them. */
export function noticeSubscriber(parts: NoticeParts): Subscriber {
  return {
    name: "notices",
    hears: [
      ...new Set([
        ...kindNames.map((name) => anyKind(name).hears),
        ...settling.map(({ hears }) => hears),
      ]),
    ],
    hear: async (scope, events) => {
      const teller = new Teller(scope, parts);
      for (const event of events) {
        for (const name of kindNames) await teller.tell(name, event);
        await teller.settle(event);
      }
    },
  };
}
