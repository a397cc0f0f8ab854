import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { issueInvitation, issueKey } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { midnight, minutesFrom, stageGrinder, stageOffer } from "../stage/market.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";

let platform: StagedPlatform;
let api: StagedApi;
let system: string;
let foundry: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  system = (await platform.operatorPerson("system")).token;
  foundry = await platform.firm("foundry");
});

afterAll(async () => {
  api.close();
  await platform.close();
});

const saveDocument = `mutation ($input: PlanSaveInput!) { planSave(input: $input) {
  ... on Plan { id name { en } quotas { name most } } ... on Refusal { code field } } }`;
const setDocument = `mutation ($input: FirmSetPlanInput!) { firmSetPlan(input: $input) {
  ... on Tenant { plan { en } } ... on Refusal { code field } } }`;
const usageDocument = "{ planUsage { plan { name { en } } usage { quota used most } } }";
const plansDocument = "{ plans { nodes { name { en } } } }";

const open = { PEOPLE: null, API_KEYS: null, OFFERS: null, EVENTS_PER_DAY: null };
const save = async (
  quotas: Partial<Record<keyof typeof open, number | null>>,
  changes: Record<string, unknown> = {},
) => {
  const given = Object.entries({ ...open, ...quotas }).map(([name, most]) => ({ name, most }));
  const input = { name: { zh: "基础版", en: "Basic" }, quotas: given, ...changes };
  return (await api.ask(saveDocument, { input }, { session: system })).data.planSave;
};
const give = async (plan: string | null, firm = foundry.id, session = system) => {
  const input = { firm: globalId("Tenant", firm, firm), plan };
  return (await api.ask(setDocument, { input }, { session })).data.firmSetPlan;
};
/** Puts the foundry on a new plan. */
const limit = async (quotas: Parameters<typeof save>[0]) => give((await save(quotas)).id);
const usage = async () =>
  (await api.ask(usageDocument, {}, { session: foundry.administrator.token })).data.planUsage;

let counted = 0;
const invite = () => {
  counted += 1;
  const email = `new-${counted}@foundry.example`;
  return asTenant(platform.app, foundry.administrator.actor, "tenancy.invite", (scope) =>
    issueInvitation(scope, { email, roles: ["viewer"] }),
  );
};
const key = () =>
  asTenant(platform.app, foundry.administrator.actor, "tenancy.issue-key", (scope) => {
    const expiresAt = new Date(scope.now.getTime() + 86_400_000);
    return issueKey(scope, { name: "MES", scopes: ["epcis.capture"], expiresAt });
  });

describe("plans", () => {
  it("are none at first: a firm has no limits", async () => {
    const { plan, usage: quotas } = await usage();
    expect(plan).toBeNull();
    expect(quotas).toEqual([
      { quota: "PEOPLE", used: 1, most: null },
      { quota: "API_KEYS", used: 0, most: null },
      { quota: "OFFERS", used: 0, most: null },
      { quota: "EVENTS_PER_DAY", used: 0, most: null },
    ]);
  });

  it("name each quota once, and are changed for all firms that have them", async () => {
    const plan = await save({ PEOPLE: 5 });
    expect(plan.quotas[0]).toEqual({ name: "PEOPLE", most: 5 });
    expect(await give(plan.id)).toEqual({ plan: { en: "Basic" } });
    expect((await save({ PEOPLE: 6 }, { plan: plan.id })).id).toBe(plan.id);
    expect((await usage()).usage[0]).toEqual({ quota: "PEOPLE", used: 1, most: 6 });
    const twice = [
      { name: "PEOPLE", most: 1 },
      { name: "PEOPLE", most: 2 },
    ];
    expect(await save({}, { quotas: twice })).toEqual({ code: "QUOTAS_NAMED", field: "quotas" });
    expect((await save({ PEOPLE: -1 })).code).toBe("QUOTA_RANGE");
    const absent = globalId("Plan", foundry.id, foundry.id);
    expect((await save({}, { plan: absent })).code).toBe("PLAN_NOT_FOUND");
    expect((await give(absent)).code).toBe("PLAN_NOT_FOUND");
    expect((await give(null, platform.house)).code).toBe("FIRM_NOT_FOUND");
  });

  it("C14 are the system administrator's to set and to see", async () => {
    for (const role of ["security", "audit"] as const) {
      const session = (await platform.operatorPerson(role)).token;
      expect((await give(null, foundry.id, session)).code).toBe("NOT_PERMITTED");
      const { errors } = await api.ask(plansDocument, {}, { session });
      expect(errors[0]?.extensions.code).toBe("NOT_PERMITTED");
    }
    const { data } = await api.ask(plansDocument, {}, { session: system });
    expect(data.plans.nodes.length).toBeGreaterThan(0);
  });

  it("have room for so many people, those who are invited among them", async () => {
    await limit({ PEOPLE: 2 });
    await invite();
    await expect(invite()).rejects.toMatchObject({ code: "QUOTA_PEOPLE", values: { most: 2 } });
    await limit({ PEOPLE: 3 });
    await invite();
  });

  it("have room for so many keys, and two at once do not share the last place", async () => {
    await limit({ API_KEYS: 3 });
    const outcomes = await Promise.allSettled([key(), key(), key(), key(), key()]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason.code).toBe("QUOTA_API_KEYS");
    }
  });

  it("have room for so many offers at a time", async () => {
    await limit({ OFFERS: 1 });
    const grinder = await stageGrinder(platform, foundry);
    const offer = (day: number) =>
      stageOffer(platform, foundry, grinder, { window: minutesFrom(midnight(day), 0, 600) });
    await offer(3);
    await expect(offer(4)).rejects.toMatchObject({ code: "QUOTA_OFFERS", values: { most: 1 } });
  });

  it("allow so many events in 24 hours, counted before any is written", async () => {
    await limit({ EVENTS_PER_DAY: 3 });
    const { token } = await key();
    const send = async (...serials: string[]) => {
      const document = epcisDocument(serials.map((serial) => inspection(serial)));
      return api.capture(document, { key: token ?? "" });
    };
    expect((await send("Q1", "Q2")).status).toBe(202);
    const refused = await send("Q3", "Q4");
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain("QUOTA_EVENTS");
    expect((await send("Q5")).status).toBe(202);
    expect((await usage()).usage[3]).toEqual({ quota: "EVENTS_PER_DAY", used: 3, most: 3 });
    await give(null);
    expect((await send("Q6")).status).toBe(202);
    expect((await usage()).plan).toBeNull();
  });
});
