import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutationAccess } from "../../contracts/access/fields.ts";
import { schema } from "../../services/api/assembly.ts";
import { forgetAnswers } from "../../services/platform/once.ts";
import { StagedApi } from "../stage/api.ts";
import { endsSession, type Outcome, StagedAskers } from "../stage/askers.ts";
import { Changes } from "../stage/changes.ts";
import { epcisDocument, inspection } from "../stage/epcis.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { QuickFirms } from "../stage/quick-firms.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let changes: Changes;
let askers: StagedAskers;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  changes = new Changes(owner);
  askers = await StagedAskers.open(platform, api);
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

const parallel = 100;
const siteAdd = `mutation ($input: SiteAddInput!) { siteAdd(input: $input) {
  ... on Site { id name { zh } } ... on Refusal { code field message } } }`;
const works = (zh: string) => ({
  name: { zh, en: "Works" },
  city: { zh: "柳州", en: "Liuzhou" },
  latitude: 24.3,
  longitude: 109.4,
  timeZone: "Asia/Shanghai",
});

describe("100 parallel requests under one idempotency key", () => {
  it("of a mutation have one effect and one answer; another body is refused, another key not", async () => {
    const { session = "" } = await askers.asking("planner");
    const add = (zh: string, idempotencyKey: string) =>
      api.ask(siteAdd, { input: works(zh) }, { session, idempotencyKey });
    const answers = await Promise.all(Array.from({ length: parallel }, () => add("一厂", "once")));
    const told = answers.map(({ status, data, errors }) =>
      JSON.stringify({ status, data, errors }),
    );
    expect(new Set(told).size).toBe(1);
    const { id } = answers[0]?.data.siteAdd ?? {};
    expect(id).toMatch(/\w/);
    const sites = () => owner`select 1 from sites where name_zh in ('一厂', '二厂')`;
    expect(await sites()).toHaveLength(1);

    expect((await add("二厂", "once")).data.siteAdd).toMatchObject({
      code: "IDEMPOTENCY_KEY_REUSED",
    });
    expect(await sites()).toHaveLength(1);
    expect((await add("一厂", "twice")).data.siteAdd.id).not.toBe(id);
    expect(await sites()).toHaveLength(2);
  });

  it("of a capture have one effect and one job; another body is refused with 409", async () => {
    const { id, key } = await (await QuickFirms.open(platform)).found("once");
    const capture = (serial: string, idempotencyKey = "once") =>
      api.capture(epcisDocument([inspection(serial)]), { key, idempotencyKey });
    const answers = await Promise.all(Array.from({ length: parallel }, () => capture("I1")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
    const events = () => owner`select 1 from outbox
      where tenant_id = ${id} and type = 'trace.event-captured.v1'`;
    expect(await events()).toHaveLength(1);

    const other = await capture("I2");
    expect([other.status, await other.json()]).toMatchObject([
      409,
      { code: "IDEMPOTENCY_KEY_REUSED", type: "epcisException:ResourceAlreadyExistsException" },
    ]);
    expect((await capture("I2", "other")).status).toBe(202);
    expect(await events()).toHaveLength(2);
  });

  it("half with one body, half with another: one of the two is done, once", async () => {
    const { session = "" } = await askers.asking("planner");
    const answers = await Promise.all(
      Array.from({ length: parallel }, (_, at) =>
        api.ask(
          siteAdd,
          { input: works(at % 2 === 0 ? "三厂" : "四厂") },
          { session, idempotencyKey: "raced" },
        ),
      ),
    );
    const done = answers.flatMap(({ data }) => data.siteAdd.id ?? []);
    const refused = answers.flatMap(({ data }) => data.siteAdd.code ?? []);
    expect(new Set(done).size).toBe(1);
    expect([done.length, refused.length]).toEqual([parallel / 2, parallel / 2]);
    expect(new Set(refused)).toEqual(new Set(["IDEMPOTENCY_KEY_REUSED"]));
    expect(await owner`select 1 from sites where name_zh in ('三厂', '四厂')`).toHaveLength(1);
  });
});

describe("a key", () => {
  it("is for one act: two in one request are refused, by whatever names, and nothing is done", async () => {
    const { session = "" } = await askers.asking("planner");
    const both = `mutation ($one: SiteAddInput!, $two: SiteAddInput!) {
      a: siteAdd(input: $one) { __typename } ...more }
      fragment more on Mutation { b: siteAdd(input: $two) { __typename } }`;
    const variables = { one: works("六厂"), two: works("七厂") };
    const answer = await api.ask(both, variables, { session, idempotencyKey: "both" });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: "IDEMPOTENCY_KEY_SHARED" });
    const sites = () => owner`select 1 from sites where name_zh in ('六厂', '七厂')`;
    expect(await sites()).toHaveLength(0);
    const without = await api.ask(both, variables, { session });
    expect([without.data.a.__typename, without.data.b.__typename]).toEqual(["Site", "Site"]);
    expect(await sites()).toHaveLength(2);
  });

  it("is for one place and one audience: the same bytes elsewhere are another request", async () => {
    const { key } = await (await QuickFirms.open(platform)).found("places");
    const body = JSON.stringify(epcisDocument([inspection("P1")]));
    const capture = (headers: Record<string, string>, path = "/epcis/capture") =>
      api.call(path, {
        ...{ key, idempotencyKey: "place", method: "POST", body },
        headers: { "content-type": "application/json", ...headers },
      });
    const first = await capture({});
    expect(first.status).toBe(202);
    expect((await capture({})).headers.get("location")).toBe(first.headers.get("location"));
    const code = "IDEMPOTENCY_KEY_REUSED";
    const public_ = await capture({ "lianzao-audience": "public" });
    expect([public_.status, await public_.json()]).toMatchObject([409, { code }]);
    const elsewhere = await capture({}, "/epcis/capture?again");
    expect([elsewhere.status, await elsewhere.json()]).toMatchObject([409, { code }]);
  });

  it("is forgotten after the seven days for which it is promised, and not before", async () => {
    const { session = "" } = await askers.asking("planner");
    const add = (zh: string, idempotencyKey: string) =>
      api.ask(siteAdd, { input: works(zh) }, { session, idempotencyKey });
    const ids = [await add("八厂", "old"), await add("九厂", "young")];
    const age = (key: string, days: number) => owner`update idempotency_keys
      set at = now() - make_interval(days => ${days}) where key = ${key}`;
    await age("old", 7);
    await age("young", 6);
    await forgetAnswers(platform.worker);
    const again = [await add("八厂", "old"), await add("九厂", "young")];
    const idOf = (answer: (typeof ids)[number] | undefined) => answer?.data.siteAdd.id;
    expect(idOf(again[0])).not.toBe(idOf(ids[0]));
    expect(idOf(again[1])).toBe(idOf(ids[1]));
  });

  it("is found by its age where it is forgotten, without looking at all the others", async () => {
    const plan = await owner.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      return tx`explain delete from idempotency_keys where at < now() - interval '7 days'`;
    });
    expect(JSON.stringify(plan)).toContain("idempotency_keys_at");
  });

  it("belongs to the person, the firm and the operation: others may use the same", async () => {
    const of = async (asker: "planner" | "administrator" | "outsider") => {
      const { session = "" } = await askers.asking(asker);
      const asking = { session, idempotencyKey: "shared" };
      return (await api.ask(siteAdd, { input: works(asker) }, asking)).data.siteAdd.id as string;
    };
    const ids = [await of("planner"), await of("administrator"), await of("outsider")];
    expect(new Set(ids).size).toBe(3);
    const { session = "" } = await askers.asking("planner");
    const variables = (await askers.about({ kind: "mutation", name: "offerPublish" }, "planner"))
      .variables;
    const publish = `mutation ($input: OfferPublishInput!) { offerPublish(input: $input) {
      __typename } }`;
    const answer = await api.ask(publish, variables, { session, idempotencyKey: "shared" });
    expect(answer.data.offerPublish.__typename).toBe("Offer");
  });

  it("of a refused request is not spent: it works once what was wrong is mended", async () => {
    const { session = "" } = await askers.asking("planner");
    const asking = { session, idempotencyKey: "mended" };
    const wrong = { input: { ...works("五厂"), latitude: 91 } };
    expect((await api.ask(siteAdd, wrong, asking)).data.siteAdd.code).toBe("COORDINATES_OFF_EARTH");
    expect(
      (await api.ask(siteAdd, { input: works("五厂") }, asking)).data.siteAdd.id,
    ).toBeDefined();
  });
});

// A session is begun anew each time: its token is shown to nobody twice.
const begins = new Set(["invitationAccept", ...endsSession]);
const onRecord = new Set(["audit_entries", "audit_waiting"]);
const mutations = Object.entries(mutationAccess)
  .filter(([name]) => !begins.has(name))
  .map(([name, row]) => {
    const done = Object.entries(row).find(([, answer]) => answer === "done");
    return { name, asker: done?.[0] as keyof typeof row };
  });

describe("every mutation, repeated under its key", () => {
  it.each(mutations)("$name is done once, and answers the same but for secrets", async (each) => {
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {})).toContain(each.name);
    const field = { kind: "mutation", name: each.name } as const;
    const { variables } = await askers.about(field, each.asker);
    const asking = { ...(await askers.asking(each.asker)), idempotencyKey: `every-${each.name}` };
    const first = await askers.put(field, { variables }, asking);
    expect(first.answer).toBe("done");
    const mark = await changes.mark();
    const again = await askers.put(field, { variables }, asking);
    expect(again.answer).toBe("done");
    expect(withoutSecrets(again)).toEqual(withoutSecrets(first));
    // A body that differs, be it in what nobody reads, is another request.
    const other = await askers.put(field, { variables }, asking, "# another body");
    expect(other.answer).toBe("IDEMPOTENCY_KEY_REUSED");
    // What was asked again is on record; nothing else has come of it.
    const left = (await changes.since(mark)).map(({ table }) => table);
    expect(left.filter((table) => !onRecord.has(table))).toEqual([]);
  });
});

/** The answer, but for tokens, which are shown to the first request only. */
function withoutSecrets({ text }: Outcome): unknown {
  const shown = (name: string, value: unknown) =>
    ["token", "code", "codes", "link", "invitation", "secret"].includes(name) &&
    (typeof value !== "object" || Array.isArray(value))
      ? null
      : value;
  return JSON.parse(text, shown);
}
