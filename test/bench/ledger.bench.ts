import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { startPostgres } from "../../deploy/postgres/server.ts";
import { temporaryFolder } from "../stage/started.ts";
import { measureSealing } from "./ledger/sealing.ts";
import { measureServing } from "./ledger/serving.ts";
import { type LedgerStage, openStage } from "./ledger/stage.ts";
import { measureWalk } from "./ledger/walk.ts";

// What the log takes: sealing by its batch interface, alone and with the map; proofs out of a large
// one; a walk over all of it, with the events; and a bundle checked in a browser. Each part has a
// log of its own; `--parts` names those that are wanted.

const { values: asked } = parseArgs({
  options: {
    parts: { type: "string", default: "sealing,walk,serving" },
    events: { type: "string", default: "200000" },
    updates: { type: "string", default: "100000" },
    things: { type: "string", default: "50000" },
    proofs: { type: "string", default: "500" },
    leaves: { type: "string", default: "10000000" },
    served: { type: "string", default: "3000" },
    walked: { type: "string", default: "200000" },
  },
});

const sizes = {
  events: Number(asked.events),
  updates: Number(asked.updates),
  things: Number(asked.things),
  proofs: Number(asked.proofs),
};

const parts: Record<string, (stage: LedgerStage) => Promise<void>> = {
  sealing: (stage) => measureSealing(stage, sizes),
  walk: (stage) => measureWalk(stage, Number(asked.walked)),
  serving: (stage) => measureServing(stage, Number(asked.leaves), Number(asked.served)),
};

const folder = temporaryFolder("bench ledger");
const server = await startPostgres({ dataDir: folder });
try {
  for (const name of asked.parts.split(",")) {
    const measure = parts[name];
    if (measure === undefined) throw new Error(`parts are ${Object.keys(parts).join(", ")}`);
    const stage = await openStage(server, folder, name);
    try {
      await measure(stage);
    } finally {
      await stage.close();
    }
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
