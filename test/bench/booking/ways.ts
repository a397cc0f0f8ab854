import postgres from "postgres";
import type { Script } from "./pgbench.ts";

/** How many acts share a commit where they do. */
export const acts = 50;

const table = `
  create table way_slots (id uuid primary key, from_at timestamptz, until_at timestamptz,
    exclude using gist (tstzrange(from_at, until_at) with &&));
  create table way_counter (week int primary key, minutes int not null, capacity int not null,
    check (minutes <= capacity));
  create table way_taken (id uuid primary key, week int not null, minutes int not null);
  create index way_taken_week on way_taken (week) include (minutes);
  insert into way_counter values (1, 0, 2000000000);`;

/** Tables of nothing but what is taken: no audit, no events, no other house. */
export async function makeWays(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe("create extension if not exists btree_gist");
  await sql.unsafe(table);
  await sql.end();
}

/** What was taken before makes counting longer: each way of counting begins with none. */
export async function emptyWays(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe("truncate way_taken, way_slots");
  await sql.end();
}

const begin = "timestamptz '2026-01-05' + :slot * interval '1 minute'";
const one = "insert into way_taken values (gen_random_uuid(), 1, 1)";
const many = `insert into way_taken select gen_random_uuid(), 1, 1 from generate_series(1, ${acts})`;
const turn = "select pg_advisory_xact_lock(1)";
const sum = "select coalesce(sum(minutes), 0) from way_taken where week = 1";
const count = (by: number) =>
  `update way_counter set minutes = minutes + ${by} where week = 1 and minutes + ${by} <= capacity`;

export interface Way extends Script {
  /** How many acts one transaction stands for. */
  readonly each: number;
}

/** The ways to keep one hot resource from being oversold. */
export const ways: readonly Way[] = [
  {
    name: "exclusion constraint, one act a commit",
    each: 1,
    statements: [
      `insert into way_slots values (gen_random_uuid(), ${begin}, ${begin} + interval '1 minute')
        on conflict do nothing`,
    ],
  },
  {
    name: "counter row, one act a commit",
    each: 1,
    statements: ["begin", count(1), one, "commit"],
  },
  {
    name: "turn and counted rows, one act a commit",
    each: 1,
    statements: ["begin", turn, sum, one, "commit"],
  },
  {
    name: `counter row, ${acts} acts a commit`,
    each: acts,
    statements: ["begin", count(acts), many, "commit"],
  },
  {
    name: `turn and counted rows, ${acts} acts a commit`,
    each: acts,
    statements: ["begin", turn, sum, many, "commit"],
  },
];
