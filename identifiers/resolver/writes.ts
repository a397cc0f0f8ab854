import { sql } from "drizzle-orm";
import type { TenantId } from "../../services/kernel/brand.ts";
import type { ProgramScope } from "../../services/platform/doors.ts";
import type { Identity } from "../codes/index.ts";
import { sayChanged } from "../registry/index.ts";
import type { RegisteredLink, Words } from "./links.ts";

/** What one event says of a code. */
export interface Entry {
  readonly code: Identity;
  /** Empty where the event is only about a thing of this class. */
  readonly links: readonly RegisteredLink[];
  readonly registeredAt: Date;
  /** Whose event it was; null where a description and no event registers the code. */
  readonly first: { readonly ownerId: TenantId; readonly eventId: string } | null;
}

const most = 1_000;

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += most) yield rows.slice(from, from + most);
}

const namesIn = (written: readonly { readonly code: Identity }[]) => [
  ...new Set(written.map(({ code }) => code)),
];

/** Rows of two transactions are locked in one order, so that neither waits for the other for ever. */
const byCode = (one: { readonly code: string }, other: { readonly code: string }) =>
  one.code < other.code ? -1 : 1;

/**
 * Registers codes, each at most once in the list. The earliest event's firm owns a code, in
 * whatever order events are heard; writing the same entries again changes nothing.
 */
export async function register(scope: ProgramScope, entries: readonly Entry[]): Promise<void> {
  for (const some of chunks(entries.toSorted(byCode))) {
    const rows = some.map(({ code, links, registeredAt, first }) => ({
      code,
      links,
      registered_at: registeredAt.toISOString(),
      owner_id: first?.ownerId ?? null,
      first_event_at: first === null ? null : registeredAt.toISOString(),
      first_event_id: first?.eventId ?? null,
    }));
    const earlier = sql`(excluded.first_event_at is not null and (known.first_event_at is null
      or (excluded.first_event_at, excluded.first_event_id)
        < (known.first_event_at, known.first_event_id)))`;
    const linked = sql`(excluded.links <> '[]' and excluded.links <> known.links)`;
    const written = await scope.db.execute<{ readonly code: Identity }>(sql`
      insert into identifier_records as known
        (code, links, registered_at, owner_id, first_event_at, first_event_id)
      select code, links, registered_at, owner_id, first_event_at, first_event_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as given (code text, links jsonb,
        registered_at timestamptz, owner_id uuid, first_event_at timestamptz, first_event_id uuid)
      on conflict (code) do update set
        links = case when excluded.links = '[]' then known.links else excluded.links end,
        registered_at = least(known.registered_at, excluded.registered_at),
        owner_id = case when ${earlier} then excluded.owner_id else known.owner_id end,
        first_event_at = case when ${earlier} then excluded.first_event_at
          else known.first_event_at end,
        first_event_id = case when ${earlier} then excluded.first_event_id
          else known.first_event_id end
      where ${earlier} or ${linked}
      returning code`);
    if (written.length > 0) await sayChanged(scope, namesIn(written));
  }
}

/** A firm's words about a class, as told in one or several events. */
export interface Telling {
  readonly code: Identity;
  readonly firmId: TenantId;
  readonly name: Words;
  readonly description: Words;
  readonly firstAt: Date;
  readonly newestAt: Date;
}

/** Keeps each firm's newest words, and when it first spoke; one telling of a firm and code at most. */
export async function describe(scope: ProgramScope, tellings: readonly Telling[]): Promise<void> {
  for (const some of chunks(tellings.toSorted(byCode))) {
    const rows = some.map(({ code, firmId, name, description, firstAt, newestAt }) => ({
      code,
      firm_id: firmId,
      name_zh: name.zh,
      name_en: name.en,
      description_zh: description.zh,
      description_en: description.en,
      first_at: firstAt.toISOString(),
      described_at: newestAt.toISOString(),
    }));
    const written = await scope.db.execute<{ readonly code: Identity }>(sql`
      insert into identifier_descriptions as known (code, firm_id, name_zh, name_en,
        description_zh, description_en, first_at, described_at)
      select code, firm_id, name_zh, name_en, description_zh, description_en, first_at, described_at
      from json_to_recordset(${JSON.stringify(rows)}::json) as given (code text, firm_id uuid,
        name_zh text, name_en text, description_zh text, description_en text,
        first_at timestamptz, described_at timestamptz)
      on conflict (code, firm_id) do update set
        name_zh = excluded.name_zh, name_en = excluded.name_en,
        description_zh = excluded.description_zh, description_en = excluded.description_en,
        described_at = excluded.described_at
      where known.described_at <= excluded.described_at
      returning code`);
    if (written.length > 0) await sayChanged(scope, namesIn(written));
  }
}
