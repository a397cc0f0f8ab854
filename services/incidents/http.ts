import { createHash } from "node:crypto";
import { Refusal } from "../kernel/refusal.ts";
import type { Blobs } from "../platform/blobs.ts";
import type { Database } from "../platform/database.ts";
import type { HttpRequest, Shell } from "../platform/http.ts";
import { isUuid } from "../platform/ids.ts";
import { type Actor, asOperator, type OperatorScope } from "../platform/tenancy.ts";
import { archiveById, incidentById } from "./cases/reads.ts";
import { evidenceBlob } from "./evidence/make.ts";
import { composeReport } from "./report/compose.ts";
import { reportPage } from "./report/page.ts";

export interface IncidentParts {
  readonly operatorDatabase: Database;
  readonly blobs: Blobs;
  /** Who asks; throws `NOT_SIGNED_IN`. */
  readonly actorOf: (http: HttpRequest, body: Uint8Array) => Promise<Actor>;
}

type Form = "json" | "html";

function formIn(http: HttpRequest): Form {
  const form = new URL(http.req.url).searchParams.get("format") ?? "html";
  if (form === "json" || form === "html") return form;
  throw new Refusal("INPUT_INVALID", {}, "format");
}

function idOr(id: string, code: "INCIDENT_NOT_FOUND" | "EVIDENCE_NOT_FOUND"): string {
  if (!isUuid(id)) throw new Refusal(code);
  return id;
}

/**
 * What a report says, as text. That it was taken is the audit's to know and no line of the incident:
 * a link that another site's page leads to would add one.
 */
async function reportText(scope: OperatorScope, id: string, form: Form, locale: "zh" | "en") {
  const incident = await incidentById(scope, id);
  if (incident === null) throw new Refusal("INCIDENT_NOT_FOUND");
  const report = await composeReport(scope, incident);
  const text =
    form === "html" ? reportPage(report, locale) : `${JSON.stringify(report, null, 2)}\n`;
  const digest = createHash("sha256").update(text).digest("hex");
  scope.about(`incident:${id}`, { act: "report", form, locale, digest });
  return text;
}

const media = { html: "text/html; charset=utf-8", json: "application/json; charset=utf-8" };

function answerFile(http: HttpRequest, body: string | Uint8Array, type: string, name: string) {
  // Bytes of their own: what blobs give may be a view on a pool.
  const bytes = typeof body === "string" ? body : Uint8Array.from(body);
  return http.body(bytes, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  });
}

/** GET /incidents/{incidentID}/report and /incidents/evidence/{archiveID}: files for the operator's people. */
export function mountIncidents(app: Shell, parts: IncidentParts): void {
  const { operatorDatabase, blobs, actorOf } = parts;
  app.get("/incidents/:incidentID/report", async (http) => {
    const actor = await actorOf(http, new Uint8Array());
    const form = formIn(http);
    const id = idOr(http.req.param("incidentID"), "INCIDENT_NOT_FOUND");
    const text = await asOperator(operatorDatabase, actor, "platform.read-evidence", (scope) =>
      reportText(scope, id, form, http.get("locale")),
    );
    return answerFile(http, text, media[form], `incident-${id}.${form}`);
  });
  app.get("/incidents/evidence/:archiveID", async (http) => {
    const actor = await actorOf(http, new Uint8Array());
    const id = idOr(http.req.param("archiveID"), "EVIDENCE_NOT_FOUND");
    await asOperator(operatorDatabase, actor, "platform.read-evidence", async (scope) => {
      const archive = await archiveById(scope, id);
      if (archive === null || archive.madeAt === null) throw new Refusal("EVIDENCE_NOT_FOUND");
      scope.about(`evidence:${id}`, { act: "download" });
    });
    const bytes = await blobs.get(evidenceBlob(id));
    if (bytes === null) throw new Refusal("EVIDENCE_NOT_FOUND");
    return answerFile(http, bytes, "application/jsonl; charset=utf-8", `evidence-${id}.jsonl`);
  });
}
