import { canonicalText, type JsonObject } from "../../contracts/events/index.ts";
import type { TenantScope } from "../platform/tenancy.ts";
import { registerExtra } from "../tenancy/index.ts";
import { documentOf } from "./epcis/captured.ts";
import { envelopesOf, eventsPage, type TimeKey, timeKeyOf } from "./reads.ts";

const eventsAtOnce = 200;

/** The house's events as EPCIS documents of some hundred events each, the newest first. */
async function* documents(scope: TenantScope) {
  let after: TimeKey | null = null;
  for (let number = 1; ; number += 1) {
    const rows = await eventsPage(scope, {}, eventsAtOnce, after);
    const shown = rows.slice(0, eventsAtOnce);
    const last = shown.at(-1);
    if (last === undefined) return;
    const envelopes = await envelopesOf(
      scope,
      shown.map(({ id }) => id),
    );
    const bodies = shown.flatMap(({ id }): JsonObject[] => {
      const envelope = envelopes.get(id);
      return envelope === undefined ? [] : [envelope.body];
    });
    const creationDate = scope.now.toISOString();
    const text = canonicalText(documentOf(bodies, { schemaVersion: "2.0", creationDate }));
    const name = `epcis/events-${String(number).padStart(6, "0")}.jsonld`;
    yield { name, text: `${text}\n`, rows: bodies.length };
    if (rows.length === shown.length) return;
    after = timeKeyOf(last);
  }
}

registerExtra({ name: "epcis", standard: "GS1 EPCIS 2.0, JSON-LD", pieces: documents });
