import { join } from "node:path";
import { openCheckpoint, readNoteKey, signCheckpoint } from "../../contracts/proof/index.ts";
import { logSeed } from "../stage/log-seed.ts";
import type { Standing } from "./standing.ts";

/** A loss that is planted behind the platform's back; the search must find it. */
export interface Plant {
  readonly title: string;
  /** Does it; gives what must be said of it. */
  plant(standing: Standing): Promise<string[]>;
}

function firstTold({ notebook }: Standing, kind: "capture" | "booking" | "offer"): string {
  const [id] = notebook.ids(kind);
  if (id === undefined) throw new Error(`no ${kind} was acknowledged`);
  return id;
}

/** Each is another kind of loss; none is mended before the next. */
export const plants: readonly Plant[] = [
  {
    title: "an acknowledged booking that one of the two firms has lost",
    plant: async (standing) => {
      const id = firstTold(standing, "booking");
      await standing.asOwner((owner) => owner`delete from capacity_bookings_made where id = ${id}`);
      return [`to the requester, the booking ${id} is lost`, "both houses know of each booking"];
    },
  },
  {
    title: "an event missing from an acknowledged capture",
    plant: async (standing) => {
      const id = firstTold(standing, "capture");
      await standing.asOwner(
        (owner) => owner`delete from trace_events where capture_id = ${id} and place = 1`,
      );
      standing.readAgain(id);
      return [`the capture ${id} is lost, or not whole`, "each captured event is told once"];
    },
  },
  {
    title: "an act that was done twice",
    plant: async (standing) => {
      const [again] = await standing.asOwner(
        (owner) => owner<{ id: string }[]>`
          insert into capacity_offers select (jsonb_populate_record(o,
            jsonb_build_object('id', gen_random_uuid()))).* from capacity_offers o
          where id = ${firstTold(standing, "offer")} returning id`,
      );
      return [`${again?.id} was done and nobody was told`, "each offer is told once"];
    },
  },
  {
    title: "an event that never reached the log",
    plant: async (standing) => {
      await standing.asOwner(
        (owner) => owner`delete from log_entries where log_index =
          (select log_index from log_entries where event_id is not null limit 1)`,
      );
      return ["the log has no gap", "every event is in the log"];
    },
  },
  {
    title: "a rewritten commitment",
    plant: async (standing) => {
      await standing.asOwner(
        (owner) => owner`update outbox set commitment = sha256(commitment)
          where id = (select event_id from log_entries where event_id is not null limit 1)`,
      );
      return ["the log holds what was committed"];
    },
  },
  {
    title: "a second head of one size, signed by the log itself",
    plant: async (standing) => {
      const { verifierKey, note } = await standing.publishedHead();
      const key = readNoteKey(verifierKey);
      const { size } = openCheckpoint(note, key);
      const seed = logSeed(join(standing.dataDir, "log.key"));
      const root = new Uint8Array(32).fill(7);
      standing.seen(signCheckpoint({ size, root }, { name: key.name, seed }));
      return [`two heads of size ${size}`];
    },
  },
  {
    title: "a changed head in a chain of the map",
    plant: async (standing) => {
      const [link] = await standing.asOwner(
        (owner) => owner<{ key: string; position: string }[]>`
          update map_chains set head = sha256(head)
          where (key, position) = (select key, position from map_chains
            where position = 0 order by log_index desc limit 1)
          returning encode(key, 'hex') as key, position`,
      );
      return [`${link?.key} breaks at ${link?.position}`];
    },
  },
];
