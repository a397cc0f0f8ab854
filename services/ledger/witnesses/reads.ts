import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import {
  bundlesBehindMs,
  publishedHead,
  type Reader,
  sizeBefore,
  type TimedReader,
} from "../reads.ts";
import { logCheckpoints, logCosignatures, logWitnesses } from "../schema.ts";

export type Witness = typeof logWitnesses.$inferSelect;
export type Head = typeof logCheckpoints.$inferSelect;
type SignedHead = Head & { readonly note: string };

/** Those who watch the log, in the order in which they came. */
export async function witnessesNow({ db }: Reader): Promise<Witness[]> {
  return db
    .select()
    .from(logWitnesses)
    .where(isNull(logWitnesses.removedAt))
    .orderBy(asc(logWitnesses.addedAt), asc(logWitnesses.id));
}

/** The last that was named by this key, also when it is asked no more. */
export async function witnessByKey({ db }: Reader, key: string): Promise<Witness | null> {
  const [witness] = await db
    .select()
    .from(logWitnesses)
    .where(eq(logWitnesses.key, key))
    .orderBy(desc(logWitnesses.addedAt))
    .limit(1);
  return witness ?? null;
}

async function linesOf({ db }: Reader, sizes: readonly number[]) {
  if (sizes.length === 0) return new Map<number, string[]>();
  const rows = await db
    .select({ size: logCosignatures.size, line: logCosignatures.line })
    .from(logCosignatures)
    .innerJoin(logWitnesses, eq(logWitnesses.id, logCosignatures.witnessId))
    .where(and(inArray(logCosignatures.size, [...sizes]), isNull(logWitnesses.removedAt)))
    .orderBy(asc(logWitnesses.addedAt), asc(logWitnesses.id));
  const lines = new Map<number, string[]>();
  for (const { size, line } of rows) lines.set(size, [...(lines.get(size) ?? []), line]);
  return lines;
}

/** The newest head with the cosignatures that it has so far; null while there is none. */
export async function cosignedHead(reader: Reader): Promise<SignedHead | null> {
  const head = await publishedHead(reader);
  if (head === null || head.note === null) return null;
  const lines = (await linesOf(reader, [head.size])).get(head.size) ?? [];
  return { ...head, note: head.note + lines.join("") };
}

const mostHeads = 200;

/**
 * The heads that were the newest at any time of the last so many milliseconds, the newest first: a
 * log that is quiet has one, however short before it another was made.
 */
async function headsSince(reader: TimedReader, sinceMs: number): Promise<SignedHead[]> {
  const first = await sizeBefore(reader, new Date(reader.now.getTime() - sinceMs));
  const heads = await reader.db
    .select()
    .from(logCheckpoints)
    .where(and(gte(logCheckpoints.size, first), isNotNull(logCheckpoints.note)))
    .orderBy(desc(logCheckpoints.size))
    .limit(mostHeads);
  return heads.filter((head): head is SignedHead => head.note !== null);
}

/**
 * The head for bundles: of those that were the newest just now the one that most witnesses have
 * cosigned, and of those the newest. Without witnesses that is the newest. What was sealed longer
 * ago than that is under it, also while a witness is down.
 */
export async function headForBundles(reader: TimedReader): Promise<SignedHead | null> {
  const newest = await cosignedHead(reader);
  if (newest === null || (await witnessesNow(reader)).length === 0) return newest;
  const heads = await headsSince(reader, bundlesBehindMs);
  const sizes = heads.map(({ size }) => size);
  const lines = await linesOf(reader, sizes);
  const most = Math.max(0, ...[...lines.values()].map((each) => each.length));
  const best = heads.find(({ size }) => (lines.get(size)?.length ?? 0) === most);
  if (best === undefined) return newest;
  return { ...best, note: best.note + (lines.get(best.size) ?? []).join("") };
}

/** A page of published heads, the newest first, each with how many have cosigned it. */
export async function headPage({ db }: Reader, first: number, below: number | null) {
  return db
    .select({
      size: logCheckpoints.size,
      root: logCheckpoints.root,
      at: logCheckpoints.at,
      // Drizzle names no table in a question of one, and within the brackets that would be another.
      cosignatures: sql<number>`(select count(*)::int from log_cosignatures c
        join log_witnesses w on w.id = c.witness_id and w.removed_at is null
        where c.size = log_checkpoints.size)`,
    })
    .from(logCheckpoints)
    .where(
      and(
        isNotNull(logCheckpoints.note),
        below === null ? undefined : lt(logCheckpoints.size, below),
      ),
    )
    .orderBy(desc(logCheckpoints.size))
    .limit(first + 1);
}

/** The log's size at each of these times. One look in an index a time, however long the log is. */
export async function sizesAt({ db }: Reader, times: readonly Date[]): Promise<number[]> {
  const given = times.map((time) => time.toISOString()).join();
  const rows = await db.execute<{ size: string }>(sql`
    select coalesce((select h.size from log_checkpoints h where h.at < given.at
      order by h.at desc limit 1), 0) as size
    from unnest(string_to_array(${given}::text, ',')::timestamptz[])
      with ordinality as given(at, place)
    order by given.place`);
  return rows.map(({ size }) => Number(size));
}

/** Whether a witness has shown a head of ours that we do not hold: then nothing more is sealed. */
export async function isContradicted({ db }: Reader): Promise<boolean> {
  const rows = await db
    .select({ id: logWitnesses.id })
    .from(logWitnesses)
    .where(and(isNull(logWitnesses.removedAt), isNotNull(logWitnesses.evidence)))
    .limit(1);
  return rows.length > 0;
}

/** Faults of a witness's answer that say our log may be a restored copy or a fork. */
const alarming = ["AHEAD", "NOT_EXTENDED"];

/** Whether a witness says so, or has shown a head that we do not hold. */
export function isAlarming({ fault, evidence }: Pick<Witness, "fault" | "evidence">): boolean {
  return evidence !== null || (fault !== null && alarming.includes(fault));
}

/** Witnesses whose last answer says so, or that have shown a head that we do not hold. */
export async function alarmedWitnesses({ db }: Reader) {
  const { id, fault, evidence, removedAt } = logWitnesses;
  return db
    .select({ id, fault, evidence })
    .from(logWitnesses)
    .where(and(isNull(removedAt), or(inArray(fault, alarming), isNotNull(evidence))));
}
