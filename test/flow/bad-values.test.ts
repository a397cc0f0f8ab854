import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutationAccess, nodeAccess, queryAccess } from "../../contracts/access/fields.ts";
import type { Asker, Row } from "../../contracts/access/rows.ts";
import { subscriptionAccess } from "../../contracts/access/subscriptions.ts";
import { type Asking, StagedApi } from "../stage/api.ts";
import {
  endsSession,
  everyField,
  type Field,
  type Outcome,
  StagedAskers,
} from "../stage/askers.ts";
import { Changes } from "../stage/changes.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let askers: StagedAskers;
let changes: Changes;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  askers = await StagedAskers.open(platform, api);
  changes = new Changes(owner);
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const tables: Readonly<Record<Field["kind"], Readonly<Record<string, Row>>>> = {
  query: queryAccess,
  subscription: subscriptionAccess,
  node: nodeAccess,
  mutation: mutationAccess,
};

/** Somebody whose valid request is answered, so that what is refused is refused for its value. */
function askerOf({ kind, name }: Field): Asker {
  const row = Object.entries(tables[kind][name] ?? {}) as [Asker, string][];
  const [asker] = row.find(([, answer]) => answer === "seen" || answer === "done") ?? [];
  if (asker === undefined) throw new Error(`nobody may ${name}`);
  return asker;
}

// What a careless or hostile program sends where a sound value should stand.
const badValues: readonly unknown[] = [
  "",
  " ",
  "%%%",
  "nul\u0000here",
  "lone\ud800half",
  "x".repeat(20_000),
  "T2ZmZXI6MTox",
  "0000-01-01T00:00:00Z",
  "2026-02-30T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "-1",
  "999999999999999.999999",
  "1e9",
  null,
  true,
  -1,
  0.5,
  2_147_483_648,
  1e308,
  [],
  {},
  [["deep"]],
  { toString: "x", __proto__: null },
];

type Path = readonly string[];

/** Every place within variables, leaves and what is around them. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const inner =
    typeof value === "object" && value !== null && !(value instanceof Date)
      ? Object.entries(value).flatMap(([name, each]) => placesIn(each, [...path, name]))
      : [];
  return path.length === 0 ? inner : [path, ...inner];
}

function withAt(value: unknown, [name, ...rest]: Path, leaf: unknown): unknown {
  if (name === undefined) return leaf;
  const inner = value as Record<string, unknown>;
  const changed = withAt(inner[name], rest, leaf);
  if (Array.isArray(inner)) return inner.map((each, at) => (String(at) === name ? changed : each));
  return { ...inner, [name]: changed };
}

/** What is wrong with an answer to a bad value; null when all is well. */
async function wrongWith({ answer, text, field }: Outcome, mark: bigint): Promise<string | null> {
  if (answer === "BROKEN" || /node_modules|services\/|\bat \w+ \(/.test(text)) return "broke";
  if (answers.has(answer)) return null;
  if (field === null && !fieldless.has(answer)) return "no field";
  const left = (await changes.since(mark)).filter(({ table }) => !notesUse.has(table));
  return left.length > 0 ? "left something" : null;
}

// That a session is in use is written down once a minute, whatever is asked.
const notesUse = new Set(["sessions"]);

const answers = new Set(["seen", "unseen", "done"]);

// Of these the caller is told nothing of what was wrong.
const fieldless = new Set(["SIGN_IN_FAILED", "SIGN_IN_PAUSED"]);

// Of the third wrong second factor the owner is told by mail, whatever becomes of the request.
const guessing = new Set(["sessionContinue", "sessionProve"]);

async function put(field: Field, variables: Record<string, unknown>, asking: Asking) {
  if (guessing.has(field.name)) await owner`delete from sign_in_attempts`;
  const mark = await changes.mark();
  const outcome = await askers.put(field, { variables }, asking);
  return { outcome, wrong: await wrongWith(outcome, mark) };
}

/** Puts one bad value after another at every place of a field's input. */
async function faultsOf(field: Field): Promise<string[]> {
  const asker = askerOf(field);
  const faults: string[] = [];
  const sound = async () => ({ ...(await askers.about(field, asker)).variables, ...more(field) });
  let variables = await sound();
  // Some of what is tried ends the sessions of whoever is no administrator.
  const anew = endsSession.has(field.name) || asker === "viewer";
  let asking = await askers.asking(asker, anew);
  for (const path of placesIn(variables)) {
    for (const bad of badValues) {
      const sent = withAt(variables, path, bad) as Record<string, unknown>;
      const { outcome, wrong } = await put(field, sent, asking);
      if (wrong !== null) {
        const value = JSON.stringify(bad)?.slice(0, 40);
        faults.push(`${wrong}: ${path.join(".")} = ${value}: ${outcome.text.slice(0, 300)}`);
      }
      if (outcome.answer !== "done") continue;
      // What was done is used up.
      variables = await sound();
      asking = await askers.asking(asker, anew);
    }
  }
  return faults;
}

const window = { from: "2027-01-01T00:00:00Z", until: "2027-01-02T00:00:00Z" };

/** What may be asked besides, so that every argument is tried. */
const besides: Readonly<Record<string, object>> = {
  apiKeys: { first: 1 },
  auditEntries: { first: 1, action: "tenancy." },
  firms: { first: 1, search: "a" },
  // A list of so much under a variable `first` would be refused for its cost.
  market: {
    wants: {
      process: "grinding.gear",
      material: "steel.42crmo4",
      envelope: { x: "1", y: "1", z: "1" },
      toleranceMm: "0.1",
      certificate: "ISO",
      window,
      hours: "1",
      maxPricePerHourMinor: "1000000",
      text: "磨",
      nearMisses: true,
    },
  },
  offers: { status: "PUBLISHED" },
  tenants: { first: 1, search: "a", status: "ACTIVE" },
  traceEvents: { first: 1, code: "urn:epc:id:sgtin:4012345.011111.1", bizStep: "inspecting" },
};

const more = ({ kind, name }: Field) => (kind === "query" ? (besides[name] ?? {}) : {});

const fields = everyField
  .filter(({ kind, name }) => kind !== "node" || name === "Offer")
  .map((field) => ({ title: `${field.kind} ${field.name}`, field }));

describe("C30 a bad value at any place of any input is refused at its field, with nothing half done", () => {
  it.each(fields)("$title", async ({ field }) => {
    // Wrong passwords are among the values, and pause whoever comes next.
    await owner`delete from sign_in_attempts`;
    // Where a provider is the only way in, sessions begun by password are no good.
    await owner`update identity_providers set required = false`;
    expect(await faultsOf(field)).toEqual([]);
  });
});
