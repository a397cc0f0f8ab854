import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asTenant } from "../../services/platform/tenancy.ts";
import { assertRulesAccepted, remindOfRules } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { plainDraft } from "../stage/rules.ts";

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
  await platform.suspend((await platform.firm("suspended")).id);
  security = (await platform.operatorPerson("security")).token;
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const saveDocument = `mutation ($input: RulesDraftSaveInput!) { rulesDraftSave(input: $input) {
  ... on RulesDraft { version revision sections { topic text { zh } }
    parameters { freeCancellationHours feePercent } }
  ... on Refusal { code field } } }`;
const publishDocument = `mutation ($input: RulesPublishInput!) { rulesPublish(input: $input) {
  ... on OperatingRules { version effectiveFrom digest sections { topic text { zh } }
    parameters { freeCancellationHours feePercent noticeDays } }
  ... on Refusal { code field } } }`;
const acceptDocument = `mutation ($version: Int!) { rulesAccept(version: $version) {
  ... on OperatingRules { version } ... on Refusal { code field values { value } } } }`;
const rulesDocument = "{ operatingRules { version parameters { freeCancellationHours } } }";
const versionsDocument = `query ($first: Int, $after: String) {
  rulesVersions(first: $first, after: $after) {
    nodes { version digest } pageInfo { hasNextPage endCursor } } }`;
const acceptancesDocument = "{ rulesAcceptances { nodes { version by } } }";
const draftDocument = "{ rulesDraft { version revision } }";
const uptakeDocument =
  "query ($version: Int!) { rulesUptake(version: $version) { firms accepted } }";
const viewerDocument = "{ viewer { rulesAccepted tradeHeld rulesToAccept { version } } }";

const withdrawDocument = `mutation ($input: RulesWithdrawInput!) { rulesWithdraw(input: $input) {
  ... on OperatingRules { version withdrawnAt withdrawalReason { zh en } }
  ... on Refusal { code field } } }`;

const soon = (ms = 60_000) => new Date(Date.now() + ms).toISOString();
const dayMs = 86_400_000;

const save = async (
  parameters: Record<string, unknown> = {},
  revision: number | null = null,
  session = security,
) => {
  const { data } = await api.ask(draftDocument, {}, { session: security });
  const input = plainDraft(revision ?? data.rulesDraft?.revision ?? 0, parameters);
  return (await api.ask(saveDocument, { input }, { session })).data.rulesDraftSave;
};
const publish = async (revision: number, effectiveFrom = soon(), session = security) => {
  const input = { revision, effectiveFrom };
  return (await api.ask(publishDocument, { input }, { session })).data.rulesPublish;
};
/** The next version, with these parameters. */
const next = async (parameters: Record<string, unknown> = {}, effectiveFrom = soon()) =>
  publish((await save(parameters)).revision, effectiveFrom);
const accept = async (version: number, session = foundry.administrator.token) =>
  (await api.ask(acceptDocument, { version }, { session })).data.rulesAccept;
const why = { zh: "条款有误", en: "A clause is wrong" };
const withdraw = async (version: number, session = security, reason = why) => {
  const input = { version, reason };
  return (await api.ask(withdrawDocument, { input }, { session })).data.rulesWithdraw;
};
const viewer = async (session = foundry.administrator.token) =>
  (await api.ask(viewerDocument, {}, { session })).data.viewer;
const mayTrade = () =>
  asTenant(platform.app, foundry.administrator.actor, "tenancy.read", assertRulesAccepted);
/** Lets a published version come into force without waiting for its time. */
const comeIntoForce = (version: number) =>
  owner`update operating_rules set effective_from = now() - interval '1 second' where version = ${version}`;
const eventsOf = (house: string, type: string) =>
  owner<{ body: Record<string, unknown> }[]>`
    select convert_from(canonical, 'UTF8')::json -> 'body' as body from outbox
    where tenant_id = ${house} and type = ${type} order by id`;

describe("operating rules", () => {
  it("can be read by anyone, in the version that is in force", async () => {
    const { data } = await api.ask(rulesDocument);
    expect(data.operatingRules).toEqual({
      version: 1,
      parameters: { freeCancellationHours: 24 },
    });
  });

  it("are drafted revision by revision, and nobody saves over what he has not seen", async () => {
    expect(await save({}, 0)).toMatchObject({ version: 2, revision: 1 });
    expect(await save({ freeCancellationHours: 48, feePercent: "2.5" })).toMatchObject({
      version: 2,
      revision: 2,
      parameters: { freeCancellationHours: 48, feePercent: "2.5" },
    });
    for (const stale of [0, 1, 3]) {
      expect(await save({}, stale)).toEqual({ code: "RULES_DRAFT_CHANGED", field: "revision" });
    }
    const { data } = await api.ask(rulesDocument);
    expect(data.operatingRules.version).toBe(1);
  });

  it("are drafted with each topic once, and parameters that make sense", async () => {
    const input = plainDraft(2);
    const ask = async (sections: unknown) => {
      const variables = { input: { ...input, sections } };
      return (await api.ask(saveDocument, variables, { session: security })).data.rulesDraftSave;
    };
    const { sections } = input;
    for (const wrong of [sections.slice(1), [...sections, sections[0]], []]) {
      expect(await ask(wrong)).toEqual({ code: "RULES_TOPICS", field: "sections" });
    }
    const faults = [
      [{ freeCancellationHours: -1 }, "RULES_HOURS", "freeCancellationHours"],
      [{ noticeDays: 366 }, "RULES_DAYS", "noticeDays"],
      [{ feePercent: "30.01" }, "RULES_PERCENT", "feePercent"],
      [{ lateCancellationPercent: "0.125" }, "RULES_PERCENT", "lateCancellationPercent"],
    ] as const;
    for (const [parameters, code, field] of faults) {
      expect(await save(parameters)).toEqual({ code, field: `parameters.${field}` });
    }
  });

  it("are not published in the past, nor in another state than was read", async () => {
    expect(await publish(2, soon(-60_000))).toEqual({
      code: "RULES_BEGIN_PAST",
      field: "effectiveFrom",
    });
    for (const other of [0, 1, 3]) {
      expect(await publish(other)).toEqual({ code: "RULES_DRAFT_CHANGED", field: "revision" });
    }
  });

  it("C14 are the security administrator's to draft, to publish and to see before", async () => {
    const others = ["system", "audit"] as const;
    const tokens = await Promise.all(
      others.map(async (role) => (await platform.operatorPerson(role)).token),
    );
    for (const token of [...tokens, foundry.administrator.token]) {
      expect((await publish(2, soon(), token)).code).toBe("NOT_PERMITTED");
      expect((await save({}, 2, token)).code).toBe("NOT_PERMITTED");
      const { errors } = await api.ask(draftDocument, {}, { session: token });
      expect(errors[0]?.extensions.code).toBe("NOT_PERMITTED");
    }
  });

  it("bind once they are in force: a firm that has not accepted them may not trade", async () => {
    expect((await mayTrade()).parameters.freeCancellationHours).toBe(24);

    const published = await publish(2);
    expect(published).toMatchObject({
      version: 2,
      parameters: { freeCancellationHours: 48, feePercent: "2.5" },
    });
    expect(published.sections).toHaveLength(7);
    expect((await api.ask(rulesDocument)).data.operatingRules.version).toBe(1);
    expect((await mayTrade()).version).toBe(1);
    expect(await viewer()).toEqual({
      rulesAccepted: true,
      tradeHeld: false,
      rulesToAccept: { version: 2 },
    });

    await comeIntoForce(2);
    expect((await api.ask(rulesDocument)).data.operatingRules.version).toBe(2);
    expect(await viewer()).toEqual({
      rulesAccepted: false,
      tradeHeld: true,
      rulesToAccept: null,
    });
    await expect(mayTrade()).rejects.toMatchObject({
      code: "RULES_NOT_ACCEPTED",
      values: { version: 2 },
    });
  });

  it("are announced by the operator, and brought to a firm that has not accepted, once", async () => {
    const announced = await eventsOf(platform.house, "tenancy.rules-published.v1");
    expect(announced.map(({ body }) => body["rulesVersion"])).toEqual([2]);
    const newcomer = await platform.admit("newcomer");

    expect(await remindOfRules(platform.worker)).toBe(1);
    expect(await remindOfRules(platform.worker)).toBe(0);
    const told = await eventsOf(foundry.id, "tenancy.rules-unaccepted.v1");
    expect(told.map(({ body }) => [body["rulesVersion"], body["tradeHeld"]])).toEqual([[2, true]]);
    expect(await eventsOf(newcomer.id, "tenancy.rules-unaccepted.v1")).toHaveLength(0);
  });

  it("are accepted by the firm, which may then trade", async () => {
    expect(await accept(1)).toMatchObject({ code: "RULES_OUTDATED", values: [{ value: "2" }] });
    expect(await accept(3)).toMatchObject({ code: "RULES_NOT_FOUND", field: "version" });
    expect(await accept(2)).toEqual({ version: 2 });
    expect(await viewer()).toMatchObject({ rulesAccepted: true, tradeHeld: false });
    expect((await mayTrade()).parameters.freeCancellationHours).toBe(48);
    const session = foundry.administrator.token;
    const { data } = await api.ask(acceptancesDocument, {}, { session });
    expect(data.rulesAcceptances.nodes).toEqual([
      { version: 2, by: "foundry administrator" },
      { version: 1, by: "foundry administrator" },
    ]);
  });

  it("are told of once, with what exactly was agreed to, however often they are accepted", async () => {
    expect(await accept(2)).toEqual({ version: 2 });
    const told = await eventsOf(foundry.id, "tenancy.rules-accepted.v1");
    expect(told.map(({ body }) => body["rulesVersion"])).toEqual([1, 2]);
    const { data } = await api.ask(versionsDocument, {});
    const [, first] = data.rulesVersions.nodes;
    expect(told[0]?.body["rulesDigest"]).toBe(first.digest);
    expect(new Set(told.map(({ body }) => body["rulesDigest"])).size).toBe(2);
  });

  it("can be accepted before they are in force, so that nobody has to stop working", async () => {
    expect((await next({ freeCancellationHours: 12 })).version).toBe(3);
    expect(await accept(3)).toEqual({ version: 3 });
    expect((await viewer()).rulesToAccept).toBeNull();
    const { data } = await api.ask(uptakeDocument, { version: 3 }, { session: security });
    expect(data.rulesUptake).toEqual({ firms: 1, accepted: 1 });
    // What is in force until then is another version, which counts for itself.
    expect((await mayTrade()).version).toBe(2);
    await comeIntoForce(3);
    expect((await mayTrade()).parameters.freeCancellationHours).toBe(12);
  });

  it("may let firms go on that have not accepted", async () => {
    expect((await next({ tradeNeedsAcceptance: false })).version).toBe(4);
    await comeIntoForce(4);
    expect((await mayTrade()).version).toBe(4);
    expect(await viewer()).toMatchObject({ rulesAccepted: false, tradeHeld: false });
    expect(await remindOfRules(platform.worker)).toBe(1);
    const told = await eventsOf(foundry.id, "tenancy.rules-unaccepted.v1");
    expect(told.map(({ body }) => [body["rulesVersion"], body["tradeHeld"]])).toEqual([
      [2, true],
      [4, false],
    ]);
  });

  it("are published with the notice that the rules in force promise", async () => {
    await next({ noticeDays: 14 });
    await comeIntoForce(5);
    const { revision } = await save();
    expect(await publish(revision, soon(13 * dayMs))).toEqual({
      code: "RULES_NOTICE",
      field: "effectiveFrom",
    });
    expect((await publish(revision, soon(14 * dayMs + 60_000))).version).toBe(6);
    // The notice of what was published last counts only once that is in force.
    expect(await next({}, soon(10 * dayMs))).toMatchObject({ code: "RULES_BEGIN_ORDER" });
  });

  it("can be read version by version, those to come among them, without an account", async () => {
    const page = async (after: string | null) =>
      (await api.ask(versionsDocument, { first: 4, after })).data.rulesVersions;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    const versions = [...first.nodes, ...second.nodes].map(
      ({ version }: { version: number }) => version,
    );
    expect(versions).toEqual([6, 5, 4, 3, 2, 1]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it("are an administrator's to accept", async () => {
    const planner = await platform.member(foundry, "planner", ["planner"]);
    expect((await accept(5, planner.token)).code).toBe("NOT_PERMITTED");
  });

  it("are withdrawn before their time, once, by whoever may publish them", async () => {
    expect(await accept(6)).toEqual({ version: 6 });
    const system = (await platform.operatorPerson("system")).token;
    for (const token of [system, foundry.administrator.token]) {
      expect((await withdraw(6, token)).code).toBe("NOT_PERMITTED");
    }
    expect(await withdraw(6, security, { zh: "有误", en: "" })).toEqual({
      code: "TEXT_LENGTH",
      field: "reason.en",
    });
    for (const over of [5, 1]) {
      expect(await withdraw(over)).toEqual({ code: "RULES_IN_FORCE", field: "version" });
    }
    expect(await withdraw(7)).toEqual({ code: "RULES_NOT_FOUND", field: "version" });

    const both = await Promise.all([withdraw(6), withdraw(6)]);
    expect(both.map((each) => each.code ?? each.withdrawalReason)).toEqual(
      expect.arrayContaining([why, "RULES_WITHDRAWN"]),
    );
    const told = await eventsOf(platform.house, "tenancy.rules-withdrawn.v1");
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toMatchObject({ rulesVersion: 6, reasonZh: why.zh, reasonEn: why.en });
    const entries = await owner`select details from audit_entries where subject = 'rules:6'
      and details ->> 'act' = 'withdraw'`;
    expect(entries.map(({ details }) => details)).toEqual([{ act: "withdraw", reason: why }]);
  });

  it("that are withdrawn never bind, and who had accepted them did so for the record", async () => {
    await comeIntoForce(6);
    expect((await api.ask(rulesDocument)).data.operatingRules.version).toBe(5);
    expect(await accept(6)).toMatchObject({ code: "RULES_WITHDRAWN" });
    const session = foundry.administrator.token;
    const { data } = await api.ask(acceptancesDocument, {}, { session });
    expect(data.rulesAcceptances.nodes[0]).toMatchObject({ version: 6 });
    const seen = await api.ask("{ rulesVersions { nodes { version withdrawnAt } } }");
    const [newest, before] = seen.data.rulesVersions.nodes;
    expect(newest).toEqual({ version: 6, withdrawnAt: expect.any(String) });
    expect(before).toEqual({ version: 5, withdrawnAt: null });
  });

  it("are followed, once withdrawn, by another version for the same time or a sooner one", async () => {
    const time = soon(20 * dayMs);
    expect((await next({ noticeDays: 14 }, time)).version).toBe(7);
    expect((await withdraw(7)).version).toBe(7);
    expect((await viewer()).rulesToAccept).toBeNull();
    expect((await next({ noticeDays: 14 }, time)).version).toBe(8);
    expect((await withdraw(8)).version).toBe(8);
    expect((await next({ noticeDays: 0 }, soon(15 * dayMs))).version).toBe(9);
    expect((await viewer()).rulesToAccept).toEqual({ version: 9 });
  });

  it("are not withdrawn where their time comes while another still has hold of them", async () => {
    const watching = postgres(platform.fresh.url, { max: 1 });
    const withdrawn = await owner.begin(async (tx) => {
      await tx`select version from operating_rules where version = 9 for update`;
      const asking = withdraw(9);
      await expect
        .poll(async () => {
          const [row] = await watching`select count(*)::int as n from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%operating_rules%'`;
          return row?.["n"];
        })
        .toBe(1);
      await tx`update operating_rules set effective_from = clock_timestamp() where version = 9`;
      return { asking };
    });
    await watching.end();
    expect(await withdrawn.asking).toEqual({ code: "RULES_IN_FORCE", field: "version" });
    expect((await api.ask(rulesDocument)).data.operatingRules.version).toBe(9);
  });

  it("are never changed once published, by any program, nor is a withdrawal taken back", async () => {
    const back = platform.operator.sql`update operating_rules
      set withdrawn_at = null, withdrawal_reason = null where version = 6 returning version`;
    expect(await back).toHaveLength(0);
    const wordless = platform.operator.sql`update operating_rules
      set withdrawn_at = now() where version = 9`;
    await expect(wordless).rejects.toThrow(/row-level security/);
    for (const database of [platform.app, platform.operator, platform.worker]) {
      await expect(database.sql`update operating_rules set text_zh = ''`).rejects.toThrow(
        /permission denied/,
      );
      await expect(database.sql`delete from operating_rules`).rejects.toThrow(/permission denied/);
    }
  });
});
