import { Refusal } from "../../kernel/refusal.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { type HttpRequest, mediaIn, type Shell } from "../../platform/http.ts";
import { modeIn } from "../../platform/incoming.ts";
import { answerIncoming } from "../../platform/incoming-http.ts";
import { jsonOf } from "../../platform/json.ts";
import { streamed } from "../../platform/streamed.ts";
import { type Actor, readAs } from "../../platform/tenancy.ts";
import type { Asking } from "../transfer/export.ts";
import type { TransferParts } from "../transfer/http.ts";
import { documentOut } from "./export.ts";
import { documentIn } from "./import.ts";

const jsonMedia = "application/json";

/** The id of the site of machines that name none of the firm's; another firm's is as unknown as none. */
function siteIn(http: HttpRequest, actor: Actor): string {
  const site = http.req.query("site") ?? "";
  if (site === "") return "";
  const { tenantId, id } = readIdOf("Site", site, "site");
  if (tenantId !== actor.tenantId) throw new Refusal("SITE_NOT_FOUND", {}, "site");
  return id;
}

async function* encoded(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

/** POST and GET of a firm's capability as Catena-X's ManufacturingCapability 3.1.0. */
export function mountCapabilityDocuments(app: Shell, parts: TransferParts): void {
  const { database, actorOf, sentTable, exported } = parts;
  app.post("/capability/catena-x", async (http) => {
    mediaIn(http, [jsonMedia]);
    const mode = modeIn(http);
    const { actor, bytes } = await sentTable(http);
    const site = siteIn(http, actor);
    const actions = { preview: "capability.read", write: "capability.edit" } as const;
    const incoming = () => documentIn(jsonOf(bytes), site);
    return answerIncoming(http, { database, actor, actions, incoming, mode });
  });

  app.get("/capability/catena-x", async (http) => {
    const actor = await actorOf(http, new Uint8Array());
    const asking: Asking = {
      house: actor.tenantId,
      ask: (question) => readAs(database, actor, "capability.read", question),
    };
    const texts = documentOut(asking, (resources) => exported(actor, resources, "resources"));
    const day = new Date().toISOString().slice(0, 10);
    return http.body(await streamed(encoded(texts)), 200, {
      "content-type": jsonMedia,
      "content-disposition": `attachment; filename="manufacturing-capability-${day}.json"`,
      "cache-control": "no-store",
    });
  });
}
