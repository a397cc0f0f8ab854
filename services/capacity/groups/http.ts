import type { JsonObject } from "../../../contracts/events/index.ts";
import type { ResourceId } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { type HttpRequest, mediaIn, type Shell } from "../../platform/http.ts";
import { modeIn } from "../../platform/incoming.ts";
import { answerIncoming } from "../../platform/incoming-http.ts";
import { jsonOf } from "../../platform/json.ts";
import { streamed } from "../../platform/streamed.ts";
import { type Actor, asTenant, readAs } from "../../platform/tenancy.ts";
import { type BuildAsk, buildGroup } from "./built.ts";
import { groupsIn } from "./import.ts";
import { groupIdOf, isGroupId } from "./model.ts";
import { groupDocumentQuestion, groupDocumentsQuestion } from "./reads.ts";

interface GroupParts {
  readonly database: Database;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
  /** A document and who sends it, counted before anything of it is taken in. */
  readonly sentTable: (
    http: HttpRequest,
  ) => Promise<{ readonly actor: Actor; readonly bytes: Uint8Array }>;
  /** Is told how many records of which kind somebody takes out. */
  readonly exported: (actor: Actor, records: number, about: string) => void;
}

const jsonMedia = "application/json";
const pageSize = 100;
const nothing = new Uint8Array();

const asFile = (name: string) => ({
  "content-type": jsonMedia,
  "content-disposition": `attachment; filename="${name}.json"`,
  "cache-control": "no-store",
});

/** All of the firm's groups as one list, piece by piece. */
async function* groupsOut(
  { database, exported }: GroupParts,
  actor: Actor,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let [before, after]: [string, string | null] = ["[", null];
  for (;;) {
    const question = groupDocumentsQuestion(actor.tenantId, pageSize, after);
    const rows: { readonly id: string; readonly document: JsonObject }[] = await readAs(
      database,
      actor,
      "capacity.read",
      question,
    );
    exported(actor, rows.length, "capacity groups");
    for (const { document } of rows) {
      yield encoder.encode(before + JSON.stringify(document));
      before = ",";
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < pageSize) break;
  }
  yield encoder.encode(before === "[" ? "[]" : "]");
}

/** Another firm's resource is as unknown as none. */
function buildAsked(http: HttpRequest, actor: Actor): BuildAsk {
  const { tenantId, id } = readIdOf("Resource", http.req.query("resource") ?? "", "resource");
  if (tenantId !== actor.tenantId) throw new Refusal("RESOURCE_NOT_FOUND", {}, "resource");
  return {
    resource: id as ResourceId,
    supplier: http.req.query("supplier") ?? "",
    customer: http.req.query("customer") ?? "",
    weeks: Number(http.req.query("weeks") ?? "26"),
  };
}

/** POST and GET of weekly capacity as Catena-X's WeekBasedCapacityGroup 3.0.1. */
export function mountCapacityGroups(app: Shell, parts: GroupParts): void {
  const { database, actorOf, sentTable, exported } = parts;
  app.post("/capacity/groups", async (http) => {
    mediaIn(http, [jsonMedia]);
    const mode = modeIn(http);
    const { actor, bytes } = await sentTable(http);
    const actions = { preview: "capacity.read", write: "capacity.publish" } as const;
    const incoming = () => groupsIn(jsonOf(bytes));
    return answerIncoming(http, { database, actor, actions, incoming, mode });
  });

  app.get("/capacity/groups", async (http) => {
    const actor = await actorOf(http, nothing);
    const asked = http.req.query("group");
    if (asked === undefined) {
      const day = new Date().toISOString().slice(0, 10);
      const body = await streamed(groupsOut(parts, actor));
      return http.body(body, 200, asFile(`capacity-groups-${day}`));
    }
    if (!isGroupId(asked)) throw new Refusal("GROUP_NOT_FOUND", {}, "group");
    const question = groupDocumentQuestion(actor.tenantId, groupIdOf(asked));
    const [row] = await readAs<{ document: JsonObject }>(
      database,
      actor,
      "capacity.read",
      question,
    );
    if (row === undefined) throw new Refusal("GROUP_NOT_FOUND", {}, "group");
    exported(actor, 1, "capacity groups");
    return http.body(JSON.stringify(row.document), 200, asFile("capacity-group"));
  });

  app.get("/capacity/weekly", async (http) => {
    const actor = await actorOf(http, nothing);
    const ask = buildAsked(http, actor);
    const group = await asTenant(database, actor, "capacity.read", (scope) =>
      buildGroup(scope, ask),
    );
    exported(actor, 1, "resources");
    return http.body(JSON.stringify(group), 200, asFile("capacity-group"));
  });
}
