import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asTenant } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let foundry: StagedFirm;
let security: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1 });
  foundry = await platform.firm("foundry");
  security = (await platform.operatorPerson("security")).token;
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const publishDocument = `mutation ($input: RulesPublishInput!) { rulesPublish(input: $input) {
  ... on OperatingRules { version freeCancellationHours effectiveFrom text { zh } }
  ... on Refusal { code field } } }`;
const acceptDocument = `mutation ($version: Int!) { rulesAccept(version: $version) {
  ... on OperatingRules { version } ... on Refusal { code field values { value } } } }`;
const rulesDocument = "{ operatingRules { version freeCancellationHours } }";
const viewerDocument = "{ viewer { rulesAccepted } }";

const soon = (ms = 60_000) => new Date(Date.now() + ms).toISOString();
const publish = async (changes: Record<string, unknown> = {}, session = security) => {
  const input = {
    text: { zh: "新的运行规则", en: "New operating rules" },
    freeCancellationHours: 48,
    effectiveFrom: soon(),
    ...changes,
  };
  return (await api.ask(publishDocument, { input }, { session })).data.rulesPublish;
};
const accept = async (version: number, session = foundry.administrator.token) =>
  (await api.ask(acceptDocument, { version }, { session })).data.rulesAccept;
const mayTrade = () =>
  asTenant(platform.app, foundry.administrator.actor, "tenancy.read", assertRulesAccepted);
/** Lets a published version come into force without waiting for its time. */
const comeIntoForce = (version: number) =>
  owner`update operating_rules set effective_from = now() - interval '1 second' where version = ${version}`;

describe("operating rules", () => {
  it("can be read by anyone, in the version that is in force", async () => {
    const { data } = await api.ask(rulesDocument);
    expect(data.operatingRules).toEqual({ version: 1, freeCancellationHours: 24 });
  });

  it("are refused in the past, out of order, or with hours that are none", async () => {
    expect(await publish({ effectiveFrom: soon(-60_000) })).toEqual({
      code: "RULES_BEGIN_PAST",
      field: "effectiveFrom",
    });
    expect(await publish({ freeCancellationHours: -1 })).toEqual({
      code: "RULES_HOURS",
      field: "freeCancellationHours",
    });
  });

  it("C14 are the security administrator's to publish", async () => {
    for (const role of ["system", "audit"] as const) {
      const { token } = await platform.operatorPerson(role);
      expect((await publish({}, token)).code).toBe("NOT_PERMITTED");
    }
    expect((await publish({}, foundry.administrator.token)).code).toBe("NOT_PERMITTED");
  });

  it("bind once they are in force: a firm that has not accepted them may not trade", async () => {
    const session = foundry.administrator.token;
    expect((await mayTrade()).parameters.freeCancellationHours).toBe(24);

    const published = await publish();
    expect(published).toMatchObject({ version: 2, freeCancellationHours: 48 });
    expect((await api.ask(rulesDocument)).data.operatingRules.version).toBe(1);
    expect((await mayTrade()).version).toBe(1);

    await comeIntoForce(2);
    expect((await api.ask(rulesDocument)).data.operatingRules.version).toBe(2);
    expect((await api.ask(viewerDocument, {}, { session })).data.viewer.rulesAccepted).toBe(false);
    await expect(mayTrade()).rejects.toMatchObject({
      code: "RULES_NOT_ACCEPTED",
      values: { version: 2 },
    });

    expect(await accept(1)).toMatchObject({ code: "RULES_OUTDATED", values: [{ value: "2" }] });
    expect(await accept(3)).toMatchObject({ code: "RULES_NOT_FOUND", field: "version" });
    expect(await accept(2)).toEqual({ version: 2 });
    expect((await api.ask(viewerDocument, {}, { session })).data.viewer.rulesAccepted).toBe(true);
    expect((await mayTrade()).parameters.freeCancellationHours).toBe(48);
  });

  it("are told of once, with what exactly was agreed to, however often they are accepted", async () => {
    expect(await accept(2)).toEqual({ version: 2 });
    const told = await owner`
      select convert_from(canonical, 'UTF8')::json -> 'body' as body from outbox
      where tenant_id = ${foundry.id} and type = 'tenancy.rules-accepted.v1' order by id`;
    expect(told.map((row) => row["body"].rulesVersion)).toEqual([1, 2]);
    expect(new Set(told.map((row) => row["body"].rulesDigest)).size).toBe(2);
  });

  it("can be accepted before they are in force, so that nobody has to stop working", async () => {
    expect((await publish({ freeCancellationHours: 12 })).version).toBe(3);
    expect(await accept(3)).toEqual({ version: 3 });
    await comeIntoForce(3);
    expect((await mayTrade()).parameters.freeCancellationHours).toBe(12);
  });

  it("are an administrator's to accept", async () => {
    const planner = await platform.member(foundry, "planner", ["planner"]);
    expect((await accept(3, planner.token)).code).toBe("NOT_PERMITTED");
  });

  it("are never changed once published, by any program", async () => {
    for (const database of [platform.app, platform.operator, platform.worker]) {
      await expect(database.sql`update operating_rules set text_zh = ''`).rejects.toThrow(
        /permission denied/,
      );
      await expect(database.sql`delete from operating_rules`).rejects.toThrow(/permission denied/);
    }
  });
});
