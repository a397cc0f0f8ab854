import { setTimeout as pause } from "node:timers/promises";
import { proveTrace } from "../../../services/ledger/trace-proof.ts";
import { asProgram } from "../../../services/platform/doors.ts";
import { databaseMs } from "../graphql/processor-time.ts";
import { identityOf, type LedgerStage, queue, tell, tellTimes } from "./stage.ts";

export interface Sizes {
  readonly events: number;
  readonly updates: number;
  readonly things: number;
  readonly proofs: number;
}

async function measureRounds(
  { owner, postmaster, round }: LedgerStage,
  name: string,
  count: number,
  chains: number,
): Promise<void> {
  await queue(owner, count, chains);
  const [busy, cpu, begun] = [databaseMs(postmaster), process.cpuUsage(), performance.now()];
  while ((await round()) > 0);
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const spent = (databaseMs(postmaster) - busy) / count;
  tell(`${name}, sealed`, count / seconds, "events/s");
  tell(`${name}, processor time of Node an event`, (user + system) / 1_000 / count, "ms");
  tell(`${name}, processor time of PostgreSQL an event`, spent, "ms");
}

const sealRestMs = 100;
const ticks = 400;
const eventsOfTick = 20;

/** How long an event waits from its commit to its published head while others come all the time. */
async function measureDelay({ owner, round }: LedgerStage) {
  const committed: number[] = [];
  const delays: number[] = [];
  let coming = true;
  const come = async () => {
    for (let at = 0; at < ticks; at += 1) {
      await owner`
        insert into log_waiting (event_id, commitment, keys, arrived_at)
        select gen_random_uuid(), sha256(random()::text::bytea), '', now()
        from generate_series(1, ${eventsOfTick})`;
      committed.push(performance.now());
      await pause(20);
    }
    coming = false;
  };
  const arriving = come();
  while (coming || committed.length > 0) {
    const taken = committed.splice(0);
    const sealed = await round();
    const now = performance.now();
    delays.push(...taken.map((at) => now - at));
    // As the worker rests.
    if (sealed === 0) await pause(sealRestMs);
  }
  await arriving;
  tellTimes("sealed after its commit under steady load", delays);
}

/** What proves the whole trace of one thing: how long it takes, and how large it is. */
async function measureTraces({ database, blobs }: LedgerStage, { proofs, things }: Sizes) {
  const times: number[] = [];
  let largest = 0;
  for (let at = 0; at < proofs; at += 1) {
    const identity = identityOf((at * 7_919) % things);
    const asked = [{ identity, audience: "public" }];
    const begun = performance.now();
    const told = await asProgram(database, async (scope) => {
      const proof = await proveTrace(scope, blobs, asked, { ofChain: 2_000, ofAll: 10_000 });
      const [link] = proof?.chains[0]?.links ?? [];
      return { ...proof, inclusion: await proof?.inclusion(link?.logIndex ?? 0) };
    });
    times.push(performance.now() - begun);
    const [chain] = told.chains ?? [];
    const shown = { head: told.head, inclusion: told.inclusion, map: chain?.map };
    largest = Math.max(largest, JSON.stringify(shown).length);
  }
  tellTimes("head, inclusion and completeness", times);
  tell("head, inclusion and completeness, largest", largest / 1_024, "KB");
}

/**
 * The log by its batch interface, durable: how many commitments a second get their place, their
 * tiles and a signed head, alone and with the map (each event in the chain of one thing of many).
 */
export async function measureSealing(stage: LedgerStage, sizes: Sizes): Promise<void> {
  // A log without a map would be given the chains of all that it holds.
  await queue(stage.owner, 1, 1);
  await stage.round();
  await measureRounds(stage, "log alone", sizes.events, 0);
  await measureRounds(stage, "with the map", sizes.updates, sizes.things);
  await measureDelay(stage);
  await measureTraces(stage, sizes);
}
