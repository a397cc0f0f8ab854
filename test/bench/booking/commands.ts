import postgres from "postgres";
import {
  askForBooking,
  type BookingAsk,
  requestBooking,
} from "../../../services/capacity/index.ts";
import type { Window } from "../../../services/kernel/window.ts";
import type { Database } from "../../../services/platform/database.ts";
import { globalId } from "../../../services/platform/graphql/ids.ts";
import { retrying } from "../../../services/platform/retrying.ts";
import { asTenant } from "../../../services/platform/tenancy.ts";
import type { Offered } from "../../stage/acting.ts";
import type { StagedApi } from "../../stage/api.ts";
import { stageWeeks } from "../../stage/buckets.ts";
import { marketHears, minutesFrom, stageGrinder, stageOffer } from "../../stage/market.ts";
import { facts, type StagedFirm, type StagedPlatform } from "../../stage/platform.ts";

const weekCount = 40;
const minutesOfWeek = 7 * 24 * 60;
const minute = "0.0167";

/** Firms that book, and offers of both kinds. */
export interface Market {
  readonly buyer: StagedFirm;
  readonly weeks: readonly Window[];
  readonly interval: Offered;
  readonly bucket: Offered;
}

/** One machine with exclusive time, one with hours a week: as much as there is of forty weeks. */
export async function stageMarket(platform: StagedPlatform): Promise<Market> {
  const gearShop = await platform.firm("gear");
  const buyer = await platform.firm("assembly");
  const weeks = stageWeeks(weekCount);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) throw new Error("there are no weeks");
  const window = { from: first.from, until: last.until };
  const offered = async (weekHours: string | null): Promise<Offered> => {
    const resource = await stageGrinder(platform, gearShop);
    const offerId = await stageOffer(platform, gearShop, resource, { window, weekHours });
    return { provider: gearShop.id, offerId };
  };
  const market = { interval: await offered(null), bucket: await offered("168") };
  await marketHears(platform);
  return { buyer, weeks, ...market };
}

/** Copies of an offer, each on a machine of its own; with the offer itself. */
export async function multiplied(
  ownerUrl: string,
  { provider, offerId }: Offered,
  count: number,
): Promise<Offered[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  const rows = await sql.begin(async (tx) => {
    await tx`create temporary table copies on commit drop as
      select gen_random_uuid() as offer, gen_random_uuid() as resource
      from generate_series(2, ${count}::int)`;
    const columnsOf = async (table: string) => {
      const columns = await tx<{ name: string }[]>`
        select attname as name from pg_attribute where attrelid = ${table}::regclass
          and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
      return columns.map(({ name }) => name);
    };
    const own = await columnsOf("resources");
    await tx`insert into resources (${tx(own)}) select ${tx(own.map((name) => `copy.${name}`))}
      from resources r join capacity_offers o on o.tenant_id = r.tenant_id and o.resource_id = r.id
      cross join copies c cross join lateral jsonb_populate_record(r,
        jsonb_build_object('id', c.resource, 'reference', null)) copy
      where o.tenant_id = ${provider} and o.id = ${offerId}`;
    for (const table of ["capacity_offers", "market_offers"]) {
      const names = await columnsOf(table);
      await tx`insert into ${tx(table)} (${tx(names)}) select ${tx(names.map((name) => `copy.${name}`))}
        from ${tx(table)} o cross join copies c cross join lateral jsonb_populate_record(o,
          jsonb_build_object('id', c.offer, 'resource_id', c.resource)) copy
        where o.tenant_id = ${provider} and o.id = ${offerId}`;
    }
    return tx<{ offer: Offered["offerId"] }[]>`select offer from copies`;
  });
  await sql.end();
  return [{ provider, offerId }, ...rows.map(({ offer }) => ({ provider, offerId: offer }))];
}

// Two processes ask: each has one half of the minutes.
let asked = process.send === undefined ? 0 : (weekCount * minutesOfWeek) / 2;

/** Asks one after the other, each for a minute that none before asked for. */
export function asksOf(
  market: Market,
  offers: readonly Offered[],
  kind: "interval" | "bucket",
): () => BookingAsk {
  const begins = market.weeks[0]?.from ?? new Date();
  return () => {
    const turn = asked;
    asked += 1;
    const offer = offers[turn % offers.length];
    const week = market.weeks[Math.floor(turn / minutesOfWeek) % weekCount];
    if (offer === undefined || week === undefined) throw new Error("there is nothing to ask for");
    const slot = minutesFrom(begins, turn, 1);
    return kind === "interval"
      ? { ...offer, window: slot, note: "" }
      : { ...offer, window: week, hours: minute, note: "" };
  };
}

export interface Rate {
  readonly perSecond: number;
  /** Of this process, for each act. */
  readonly cpuMs: number;
  /** The id of one booking that was made. */
  readonly id: string;
}

/** Books once, and gives the booking's id. */
type Book = (ask: BookingAsk) => Promise<string>;

/** By the module's command, without HTTP: acts that meet share a commit. */
export function byCommand(app: Database, { buyer }: Market): Book {
  return (ask) => askForBooking(app, { ...buyer.administrator.actor, request: facts() }, ask);
}

/** The same, each act in a commit of its own. */
export function bySingleCommand(app: Database, { buyer }: Market): Book {
  const { actor } = buyer.administrator;
  return (ask) =>
    retrying(facts(), () =>
      asTenant(app, actor, "capacity.book", (scope) => requestBooking(scope, ask)),
    );
}

const document = `mutation ($input: BookingRequestInput!) { bookingRequest(input: $input) {
  ... on Booking { id } ... on Refusal { code } } }`;

/** Of one firm's requests so many are worked on at once (`platform/turns.ts`). */
export const turnsOfFirm = 4;

/** Firms that book over GraphQL. */
export async function stageAskers(platform: StagedPlatform, count: number): Promise<StagedFirm[]> {
  const firms: StagedFirm[] = [];
  for (let at = 0; at < count; at += 1) firms.push(await platform.firm(`asker-${at}`));
  return firms;
}

/** By the api's own handler, in this process: session, document and answer, but no socket. */
export function byGraphql(api: StagedApi, askers: readonly StagedFirm[]): Book {
  const sessions = askers.flatMap(({ administrator }) => {
    return Array.from({ length: turnsOfFirm }, () => administrator.token);
  });
  return async ({ provider, offerId, window, hours }) => {
    const input = { offer: globalId("Offer", provider, offerId), window, hours: hours ?? null };
    const session = sessions.shift();
    if (session === undefined) throw new Error("there are more clients than turns");
    const { data, errors } = await api.ask(document, { input }, { session });
    sessions.push(session);
    const id = data?.bookingRequest?.id;
    if (typeof id !== "string") throw new Error(JSON.stringify([data, errors]));
    return id;
  };
}

/** Bookings per second by so many clients that each wait for their answer before they ask again. */
export async function rateOf(
  book: Book,
  ask: () => BookingAsk,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<Rate> {
  // Connections are made and statements prepared before it counts.
  const [first = ""] = await Promise.all(Array.from({ length: clients }, () => book(ask())));
  let done = 0;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const ends = began + seconds * 1_000;
  const client = async () => {
    while (performance.now() < ends) {
      await book(ask());
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: done / elapsed, cpuMs: (user + system) / 1_000 / done, id: first };
}
