import postgres from "postgres";
import { type Ask, asksOf, type Place, type Sent, titleOf } from "./asks.ts";
import { Dice } from "./dice.ts";
import { type Breach, Oracles } from "./oracles.ts";
import { placesOf } from "./places.ts";
import { type Answer, PlatformUnderTest } from "./platform-under-test.ts";
import { rivalRows } from "./rival-rows.ts";
import { Values } from "./values.ts";
import { canary, type World } from "./world.ts";

export interface Search {
  /** Requests to send, to both databases together. */
  readonly requests: number;
  readonly seed: number;
  /** Which places to ask; all unless told. */
  readonly about?: RegExp;
  /** Stop at this many breaches. */
  readonly most: number;
}

export interface Found {
  readonly requests: number;
  readonly places: number;
  /** Places whose answer to the rival itself holds the canary: there it could be found. */
  readonly telling: readonly string[];
  readonly breaches: readonly string[];
}

interface Pair {
  readonly fuller: PlatformUnderTest;
  readonly barer: PlatformUnderTest;
}

async function rowsBefore(world: World) {
  const owner = postgres(world.fuller, { max: 1, onnotice: () => undefined });
  const rows = await rivalRows(async (text) => await owner.unsafe(text), world.rivalId);
  await owner.end();
  return rows;
}

/** A question about nothing, by somebody. */
const signOfLife: Sent = {
  path: "/graphql",
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query: "{ __typename }" }),
};

/**
 * Has it written down in both databases that each session and key is in use, as is done once a
 * minute: were it time for that in the midst, the one might have it by a read while the other's
 * goes with an act that is undone.
 */
async function writeUses(world: World, { fuller, barer }: Pair): Promise<void> {
  for (const url of [world.fuller, world.barer]) {
    const owner = postgres(url, { max: 1, onnotice: () => undefined });
    await owner`update sessions set seen_at = seen_at - interval '1 minute'`;
    await owner.end();
  }
  for (const { asking, ...asker } of [world.rival, ...world.askers]) {
    const { support: _, ...alone } = asking;
    for (const platform of [fuller, barer]) {
      await platform.put({ ...asker, asking: alone }, signOfLife, { room: "graphql", acts: false });
    }
  }
}

interface Told {
  readonly cursors: ReadonlyMap<string, string>;
  readonly telling: readonly string[];
}

/** Where a list of some answer goes on; undefined where it does not. */
function endOf({ body, headers }: Answer): string | undefined {
  const next = /nextPageToken=([^&>]+)/.exec(headers["link"] ?? "")?.[1];
  return next ?? /"endCursor":"([^"]+)"/.exec(body)?.[1];
}

const rivalSeeds = [1, 2, 3, 4, 5, 6];

/** What the rival himself would ask at a place. */
function questionsOf(world: World, place: Place): Sent[] {
  const about = (["own", "private"] as const).flatMap((relation) =>
    rivalSeeds.map((seed) =>
      place.build(new Values(world, new Map(), new Dice(seed), { field: place.field, relation })),
    ),
  );
  return place.firstPage === undefined ? about : [...about, place.firstPage];
}

/**
 * The rival asks first: caches fill with his answers, and his cursors are there to be tried. Of
 * both databases, since his visits to others are theirs to know.
 */
async function rivalAsks(
  world: World,
  places: readonly Place[],
  { fuller, barer }: Pair,
): Promise<Told> {
  const cursors = new Map<string, string>();
  const telling = new Set<string>();
  for (const place of places.filter((each) => !each.acts)) {
    for (const sent of questionsOf(world, place)) {
      const answer = await fuller.put(world.rival, sent, place);
      await barer.put(world.rival, sent, place);
      const asked = `${sent.path} ${sent.body}`;
      if (answer.body.includes(canary) && !asked.includes(canary)) telling.add(place.title);
      const end = endOf(answer);
      if (end !== undefined) cursors.set(place.field, end);
    }
  }
  return { cursors, telling: [...telling] };
}

async function judge(ask: Ask, { fuller, barer }: Pair, oracles: Oracles) {
  const { place, asker, sent, absent } = ask;
  const [answer, other] = await Promise.all([
    fuller.put(asker, sent, place),
    barer.put(asker, sent, place),
  ]);
  const breaches: Breach[] = [
    ...oracles.canary(ask, answer),
    ...oracles.cursor(ask, answer),
    ...oracles.broken(ask, answer),
    ...oracles.rows(ask, answer),
    ...oracles.twoDatabases(ask, answer, other),
  ];
  if (absent === null) return { breaches, requests: 2 };
  const nothing = await fuller.put(asker, absent, place);
  return { breaches: [...breaches, ...oracles.hidden(ask, answer, nothing)], requests: 3 };
}

/** Asks everything of both databases, and gives what broke a rule of isolation. */
export async function fuzz(world: World, search: Search): Promise<Found> {
  const pair = {
    fuller: new PlatformUnderTest(world, world.fuller, { watched: true }),
    barer: new PlatformUnderTest(world, world.barer),
  };
  try {
    const about = search.about ?? /./;
    const places = placesOf(pair.fuller.api, pair.fuller.resolver).filter(({ title }) =>
      about.test(title),
    );
    await writeUses(world, pair);
    const { cursors, telling } = await rivalAsks(world, places, pair);
    // Only now: that the rival's session is in use has been written down.
    const oracles = new Oracles(world, await rowsBefore(world));
    const breaches: string[] = [];
    let requests = 0;
    for (const ask of asksOf(world, places, cursors, new Dice(search.seed))) {
      if (requests >= search.requests || breaches.length >= search.most) break;
      const judged = await judge(ask, pair, oracles);
      requests += judged.requests;
      const told = judged.breaches.map(({ rule, shown }) => `${titleOf(ask)}: ${rule}: ${shown}`);
      breaches.push(...told);
    }
    return { requests, places: places.length, telling, breaches };
  } finally {
    await Promise.all([pair.fuller.close(), pair.barer.close()]);
  }
}
