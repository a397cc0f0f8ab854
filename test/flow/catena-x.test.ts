import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalText, type Json, type JsonObject } from "../../contracts/events/index.ts";
import { manufacturingCapability } from "../../services/capability/catena-x/model.ts";
import { propertyEntity } from "../../services/capability/catena-x/words.ts";
import { wrongWith } from "../../services/platform/aspect-form.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { StagedApi } from "../stage/api.ts";
import {
  capabilityDocument,
  modelsAbsent,
  publishedExample,
  publishedJudge,
} from "../stage/aspects.ts";
import { stageGrinder, stageSite } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let firms = 0;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
});

afterAll(async () => {
  api.close();
  await platform.close();
});

/** A firm with nothing but a site. */
async function freshFirm(): Promise<{ readonly firm: StagedFirm; readonly site: string }> {
  firms += 1;
  const firm = await platform.firm(`firm-${firms}`);
  const site = globalId("Site", firm.id, await stageSite(platform, firm));
  return { firm, site };
}

async function send(
  firm: StagedFirm,
  query: string,
  body: Json | string,
  media = "application/json",
) {
  const answer = await api.call(`/capability/catena-x?${query}`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "content-type": media },
    session: firm.administrator.token,
  });
  return { status: answer.status, ...(await answer.json()) };
}

async function documentOf({ administrator }: StagedFirm): Promise<JsonObject> {
  const answer = await api.call("/capability/catena-x", { session: administrator.token });
  expect(answer.status).toBe(200);
  return (await answer.json()) as JsonObject;
}

async function tableOf({ administrator }: StagedFirm): Promise<string> {
  const address = "/capability/export?format=csv";
  const answer = await api.call(address, { session: administrator.token });
  return new TextDecoder().decode(await answer.arrayBuffer());
}

const changeTable = (firm: StagedFirm, body: string) =>
  api.call("/capability/import?mode=all", {
    method: "POST",
    body,
    headers: { "content-type": "text/csv" },
    session: firm.administrator.token,
  });

const empty = {
  processes: [],
  machines: [],
  products: [],
  capabilities: [],
  machineTools: [],
  certificates: [],
};

/** A saw of another platform's words: its own number in ECLASS, a property that we have no place for. */
const saw = (number: string, changes: JsonObject = {}): JsonObject => ({
  label: { en: `Saw ${number}` },
  maker: "Sägewerk",
  provides: [
    { hierarchyElementId: "c:1", label: { en: "cut" }, capabilityLabel: { en: "sawing" } },
    { hierarchyElementId: "c:2", label: { en: "cut" }, capabilityLabel: { en: "splitting" } },
  ],
  containsTools: [
    { canProcessMaterials: [{ label: { en: "42CrMo4" } }, { label: { en: "oak" } }] },
  ],
  properties: [
    {
      propertyLabel: { en: "serial number" },
      semanticReferences: [{ semanticReferenceId: "urn:eclass:0173-1#02-AAM556#002" }],
      propertyValue: number,
    },
    { propertyLabel: { en: "nominal voltage" }, propertyValue: "220" },
    ...["x_mm", "y_mm", "z_mm"].map((name) => propertyEntity(name, "400")),
    propertyEntity("tolerance_mm", "0.2"),
  ],
  ...changes,
});

describe("a capability document", () => {
  it("comes in with a preview, and its machines become resources", async () => {
    const { firm, site } = await freshFirm();
    const document = { ...empty, machines: [saw("S-1"), saw("S-2")] };
    const counts = { rows: 2, added: 2, faulty: 0 };
    const query = `site=${site}&mode=`;
    expect(await send(firm, `${query}preview`, document)).toMatchObject({
      ...counts,
      written: false,
    });
    expect(await documentOf(firm)).toEqual(empty);
    expect(await send(firm, `${query}all`, document)).toMatchObject({ ...counts, written: true });
    expect(await tableOf(firm)).toContain(
      "S-1,Saw S-1,Saw S-1,machine,柳州厂区,sawing,steel.42crmo4,400",
    );
    expect(await send(firm, `${query}all`, document)).toMatchObject({ unchanged: 2 });
    expect(await documentOf(firm)).toEqual(document);
  });

  it("says what is wrong where, and is kept with the machines that are no resources", async () => {
    const { firm, site } = await freshFirm();
    const bad = saw("S-2", { provides: [], properties: [propertyEntity("x_mm", "-4")] });
    const document = { ...empty, machines: [saw("S-1"), bad, saw("S-1", { note: 1 })] };
    const told = await send(firm, `mode=preview&site=${site}`, document);
    expect(told).toMatchObject({ rows: 3, added: 1, faulty: 2 });
    const faults = told.faults.map(
      ({ row, column, code }: { row: number; column: string; code: string }) => [row, column, code],
    );
    expect(faults).toEqual([
      [2, "/machines/1/provides", "PROCESS_MISSING"],
      [2, "/machines/1/properties", "TOLERANCE_MISSING"],
      [2, "/machines/1/properties/0/propertyValue", "LENGTH_OUT_OF_RANGE"],
      [2, "/machines/1/properties", "LENGTH_OUT_OF_RANGE"],
      [2, "/machines/1/properties", "LENGTH_OUT_OF_RANGE"],
      [3, "/machines/2/properties", "REFERENCE_TWICE"],
    ]);
    expect(await send(firm, `mode=all&site=${site}`, document)).toMatchObject({ written: false });
    expect(await documentOf(firm)).toEqual(empty);
    expect(await send(firm, `mode=good&site=${site}`, document)).toMatchObject({
      added: 1,
      written: true,
    });
    expect(await documentOf(firm)).toEqual(document);
    const noSite = await send(firm, "mode=preview", { ...empty, machines: [saw("S-9")] });
    expect(noSite.faults).toMatchObject([
      { row: 1, column: "/machines/0/properties", code: "SITE_NOT_FOUND" },
    ]);
  });

  it("that is none is refused whole, in every mode, with all its faults", async () => {
    const { firm, site } = await freshFirm();
    const document = { ...empty, products: [{}], machines: [saw("S-1"), { label: "x" }] };
    for (const mode of ["preview", "all", "good"]) {
      const told = await send(firm, `mode=${mode}&site=${site}`, document);
      expect(told).toMatchObject({
        faulty: 2,
        written: false,
        fit: false,
        faults: [
          { row: 0, column: "/products/0", code: "ASPECT_FIELD_MISSING" },
          { row: 2, column: "/machines/1/label", code: "ASPECT_TYPE" },
        ],
      });
    }
    expect(await send(firm, "mode=preview", '{"machines":[],"machines":[]}')).toMatchObject({
      error: { code: "JSON_DUPLICATE_NAME" },
    });
    expect(await send(firm, "mode=preview", "{}", "text/csv")).toMatchObject({ status: 415 });
    const elsewhere = (await freshFirm()).site;
    expect(await send(firm, `mode=preview&site=${elsewhere}`, empty)).toMatchObject({
      error: { code: "SITE_NOT_FOUND" },
    });
    expect(await documentOf(firm)).toEqual(empty);
  });

  it("tells a resource that was described anew as it is now, and keeps what has no place", async () => {
    const { firm, site } = await freshFirm();
    const document = {
      ...empty,
      processes: [{ billOfProcessIdentification: "b" }],
      machines: [saw("S-1"), saw("S-2")],
    };
    await send(firm, `mode=all&site=${site}`, document);
    const table = (await tableOf(firm))
      .replace("Saw S-1,machine", "Big saw,machine")
      .replace("sawing,steel.42crmo4", "milling,steel.45");
    expect((await changeTable(firm, table)).status).toBe(200);
    const told = await documentOf(firm);
    const machines = told["machines"] as JsonObject[];
    expect(machines[1]).toEqual(saw("S-2"));
    expect(machines[0]).toMatchObject({
      label: { zh: "Saw S-1", en: "Big saw" },
      maker: "Sägewerk",
    });
    const text = JSON.stringify(machines[0]);
    for (const kept of [
      "nominal voltage",
      "splitting",
      "oak",
      "AAM556",
      "urn:lianzao:process:milling",
      "steel.45",
    ]) {
      expect(text).toContain(kept);
    }
    for (const gone of ['"sawing"', "42CrMo4"]) expect(text).not.toContain(gone);
    expect([...wrongWith(told, manufacturingCapability)]).toEqual([]);
    expect(await send(firm, `mode=all&site=${site}`, told)).toMatchObject({
      unchanged: 2,
      faulty: 0,
    });
    expect(await documentOf(firm)).toEqual(told);
  });

  it("carries a firm's own resources to another, certificates and all, and shows nobody else's", async () => {
    const { firm } = await freshFirm();
    const rival = (await freshFirm()).firm;
    for (const reference of ["G-1", "G-2"]) {
      const name = { zh: `磨齿机 ${reference}`, en: `Grinder ${reference}` };
      await stageGrinder(platform, firm, { reference, name, batchLeast: 5 });
    }
    const document = await documentOf(firm);
    expect((document["machines"] as Json[]).length).toBe(2);
    expect((document["certificates"] as Json[]).length).toBe(2);
    expect([...wrongWith(document, manufacturingCapability)]).toEqual([]);
    expect(await documentOf(rival)).toEqual(empty);
    // Two sites of that name are in the firm, one in the other.
    const theirs = JSON.parse(
      JSON.stringify(document).replaceAll(/"[0-9a-f-]{36}"/g, '"柳州厂区"'),
    );
    expect(await send(rival, "mode=all", theirs)).toMatchObject({ added: 2, written: true });
    const rows = async (of: StagedFirm) =>
      (await tableOf(of))
        .replaceAll(/[0-9a-f-]{36}/g, "柳州厂区")
        .trim()
        .split("\r\n")
        .slice(-2);
    expect(await rows(rival)).toEqual(await rows(firm));
    expect(await documentOf(rival)).toEqual(theirs);
  });

  it("comes from another firm onto the site that is chosen for it, and goes out as it came", async () => {
    const { firm } = await freshFirm();
    const rival = await freshFirm();
    const gln = "4012345000009";
    const siteId = await stageSite(platform, firm, { gln });
    await stageGrinder(platform, firm, { siteId, reference: "G-1" });
    const document = await documentOf(firm);
    expect(JSON.stringify(document)).toContain(gln);
    const unknown = await send(rival.firm, "mode=all", document);
    expect(unknown).toMatchObject({ written: false, faults: [{ code: "SITE_NOT_FOUND" }] });
    const there = await send(rival.firm, `mode=all&site=${rival.site}`, document);
    expect(there).toMatchObject({ added: 1, written: true });
    expect(await documentOf(rival.firm)).toEqual(document);
    expect(await send(rival.firm, `mode=all&site=${rival.site}`, document)).toMatchObject({
      unchanged: 1,
    });
    // A site of the firm's own that a machine names is the one that counts.
    const own = await freshFirm();
    const other = await stageSite(platform, own.firm, { gln });
    await send(own.firm, `mode=all&site=${own.site}`, document);
    expect(await tableOf(own.firm)).toContain(gln);
    expect(other).not.toBe(own.site);
  });
});

describe.skipIf(modelsAbsent)(`what is imported and exported again is equal${modelsAbsent}`, () => {
  const judge = publishedJudge("ManufacturingCapability");

  it("for the published example", async () => {
    const { firm, site } = await freshFirm();
    const example = publishedExample("ManufacturingCapability");
    expect(await send(firm, `mode=good&site=${site}`, example)).toMatchObject({ written: true });
    expect(await documentOf(firm)).toEqual(example);
  });

  it("for any valid document, and what goes out is valid", async () => {
    await fc.assert(
      fc.asyncProperty(capabilityDocument, async (document) => {
        const { firm, site } = await freshFirm();
        const told = await send(firm, `mode=good&site=${site}`, document);
        expect(told).toMatchObject({ written: true });
        const again = await documentOf(firm);
        expect(canonicalText(again)).toBe(canonicalText(document));
        expect(judge(again)).toBe(true);
      }),
      { numRuns: 25 },
    );
  }, 300_000);
});

describe("a document of 12,000 machines", () => {
  it("with mistakes is previewed in bounded memory, and others are answered meanwhile", async () => {
    const { firm, site } = await freshFirm();
    const machines = Array.from({ length: 12_000 }, (_, at) =>
      at % 10 === 0 ? saw(`L-${at}`, { provides: [] }) : saw(`L-${at}`),
    );
    const body = JSON.stringify({ ...empty, machines });
    const before = process.memoryUsage().rss;
    let highest = before;
    const watching = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 20);
    const preview = send(firm, `mode=preview&site=${site}`, body);
    expect((await api.call("/healthz")).status).toBe(200);
    expect(await preview).toMatchObject({
      rows: 12_000,
      faulty: 1_200,
      added: 10_800,
      moreFaults: 200,
    });
    clearInterval(watching);
    expect(highest - before).toBeLessThan(600_000_000);
    expect(await documentOf(firm)).toEqual(empty);
  }, 300_000);
});
