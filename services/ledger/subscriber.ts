import type { Subscriber } from "../platform/relay.ts";
import { keysOf } from "./map/keys.ts";
import { knownEvents } from "./reads.ts";
import { queueCommitments } from "./writes.ts";

/** Every event's commitment goes into the log, one entry per event id however often it is told. */
export const ledgerSubscriber: Subscriber = {
  name: "ledger",
  hears: ["*"],
  missesNone: true,
  hearsLate: true,
  hear: async (scope, events) => {
    const known = await knownEvents(
      scope,
      events.map((event) => event.id),
    );
    await queueCommitments(
      scope,
      events
        .filter((event) => !known.has(event.id))
        .map(({ id, commitment, envelope }) => ({ id, commitment, keys: keysOf(envelope) })),
    );
  },
};
