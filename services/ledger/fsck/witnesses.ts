import {
  cosignaturesOn,
  openCheckpoint,
  Rejected,
  readNoteKeys,
  readWitnessKey,
} from "../../../contracts/proof/index.ts";
import type { Database } from "../../platform/database.ts";
import type { Damage } from "./finding.ts";
import type { Head } from "./log.ts";

interface CosignatureRow {
  readonly size: string;
  readonly witness: string;
  readonly key: string | null;
  readonly line: string;
  readonly ms: string;
}

const slice = 1_000;

const question = `select c.size, c.witness_id as witness, w.key, c.line,
    extract(epoch from c.at) * 1000 as ms
  from log_cosignatures c left join log_witnesses w on w.id = c.witness_id
  where (c.size, c.witness_id) > ($1::bigint, $2::uuid) and (c.size <= $3
    or not exists (select from log_checkpoints later where later.size = c.size))
  order by c.size, c.witness_id limit $4`;

/** The first cosignature that is not of its head by its witness, at the time that its row says. */
export async function damagedCosignature(
  database: Database,
  newest: number,
  heads: ReadonlyMap<number, Head>,
): Promise<Damage | null> {
  let last = { size: "-1", witness: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const after = [last.size, last.witness, newest, slice];
    const rows: CosignatureRow[] = await database.ask(question, after);
    const wrong = rows.find((row) => !holds(row, heads));
    if (wrong !== undefined) {
      const at = `log_cosignatures ${wrong.size} ${wrong.witness}`;
      return { at, why: "it is not its witness's cosignature of that head at that time" };
    }
    const end = rows.at(-1);
    if (end === undefined) return null;
    last = end;
  }
}

function holds({ size, key, line, ms }: CosignatureRow, heads: ReadonlyMap<number, Head>): boolean {
  const note = heads.get(Number(size))?.note ?? null;
  if (note === null || key === null) return false;
  try {
    const found = cosignaturesOn(note + line, [readWitnessKey(key)]);
    return found.length === 1 && found.every(({ timeS }) => timeS * 1000 === Number(ms));
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return false;
  }
}

interface WitnessRow {
  readonly id: string;
  readonly evidence: string | null;
  readonly isSame: boolean;
}

// The newest cosignature of each witness is kept, whatever is pruned.
const stateQuestion = `select w.id, w.evidence,
    w.size = coalesce(last.size, 0) and w.cosigned_at is not distinct from last.at as "isSame"
  from log_witnesses w left join lateral (select size, at from log_cosignatures c
    where c.witness_id = w.id order by size desc limit 1) last on true
  order by w.id`;

/** The first witness of which the rows say otherwise than its own words, and what it has shown. */
export async function damagedWitness(database: Database, logKey: string): Promise<Damage | null> {
  for (const { id, evidence, isSame } of await database.ask<WitnessRow>(stateQuestion)) {
    const at = `log_witnesses ${id}`;
    if (!isSame) return { at, why: "its newest cosignature is of another head or time" };
    if (evidence !== null && !opens(evidence, logKey)) {
      return { at, why: "the head that it has shown is not signed by the log's key" };
    }
  }
  return null;
}

function opens(note: string, logKey: string): boolean {
  try {
    openCheckpoint(note, ...readNoteKeys(logKey));
    return true;
  } catch (fault) {
    if (!(fault instanceof Rejected)) throw fault;
    return false;
  }
}
