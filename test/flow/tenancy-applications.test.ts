import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usualRates } from "../../services/platform/rates.ts";
import { publishRules, saveDraft } from "../../services/tenancy/operating-rules/commands.ts";
import { StagedApi } from "../stage/api.ts";
import { applicationInput, pdf } from "../stage/application.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { plainRules } from "../stage/rules.ts";

let platform: StagedPlatform;
let api: StagedApi;
let system: string;
let security: string;
let audit: string;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  system = (await platform.operatorPerson("system")).token;
  security = (await platform.operatorPerson("security")).token;
  audit = (await platform.operatorPerson("audit")).token;
});

afterAll(async () => {
  api.close();
  await platform.close();
});

const parts = `id status reason approvals approvedByMe uscc
  documents { id name media sizeBytes }`;
const submitDocument = `mutation ($input: ApplicationSubmitInput!) {
  applicationSubmit(input: $input) { ... on SubmittedApplication { token link application { ${parts} } }
    ... on Refusal { code field } } }`;
const applicationDocument = `query ($code: String!) { application(code: $code) { ${parts} } }`;
const listDocument = `{ applications { nodes { ${parts} } } }`;
const withdrawDocument = `mutation ($code: String!) { applicationWithdraw(code: $code) {
  ... on Application { status } ... on Refusal { code field } } }`;
const approveDocument = `mutation ($id: ID!) { applicationApprove(id: $id) {
  ... on ApplicationDecided { link application { ${parts} } } ... on Refusal { code field } } }`;
const refuseDocument = `mutation ($input: ApplicationRefuseInput!) { applicationRefuse(input: $input) {
  ... on Application { ${parts} } ... on Refusal { code field } } }`;

const submit = async (name: string, changes: Record<string, unknown> = {}) => {
  const input = { ...applicationInput(name), ...changes };
  const { token, ...told } = (await api.ask(submitDocument, { input })).data.applicationSubmit;
  return token === undefined ? told : { ...told, code: token };
};
const standing = async (code: string) =>
  (await api.ask(applicationDocument, { code })).data.application;
const approve = async (id: string, session: string) =>
  (await api.ask(approveDocument, { id }, { session })).data.applicationApprove;
const refuse = async (id: string, reason: string, session = security) =>
  (await api.ask(refuseDocument, { input: { id, reason } }, { session })).data.applicationRefuse;

interface Sent {
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly media?: string;
  readonly name?: string;
  readonly idempotencyKey?: string;
}

const send = async (code: string, sent: Sent = {}) => {
  const { body = new Uint8Array(pdf), media = "application/pdf", name = "营业执照.pdf" } = sent;
  const { idempotencyKey } = sent;
  const answer = await api.call(`/admission/documents?name=${encodeURIComponent(name)}`, {
    method: "POST",
    body,
    headers: { "content-type": media, "lianzao-application": code },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  });
  return { status: answer.status, body: await answer.json() };
};
const read = (id: string, asking: Parameters<StagedApi["call"]>[1] = {}) =>
  api.call(`/admission/documents/${id}`, asking);
const byCode = (code: string) => ({ headers: { "lianzao-application": code } });

describe("admission by application", () => {
  it("begins without an account, and is followed by a secret link", async () => {
    const { code, link, application } = await submit("foundry");
    expect(link).toBe(`https://lianzao.example/application/${code}`);
    expect(application).toMatchObject({ status: "OPEN", approvals: 0, documents: [] });
    expect(await standing(code)).toEqual(application);
    const other = (await submit("other")).code;
    expect((await standing(other)).id).not.toBe(application.id);
    for (const wrong of ["", "lza_", `${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`]) {
      expect(await standing(wrong)).toBeNull();
    }
  });

  it("does not tell a stranger which firms are here", async () => {
    const { uscc } = (await submit("twice")).application;
    expect((await submit("twice", { uscc })).application.uscc).toBe(uscc);
    expect(await submit("wrong", { uscc: "91350100M000100Y44" })).toEqual({
      code: "USCC_INVALID",
      field: "uscc",
    });
  });

  it("C25 is asked for one firm, or by one address, only so often at a time", async () => {
    const first = (await submit("often")).application;
    for (let at = 1; at < 10; at += 1) await submit("often", { uscc: first.uscc });
    const refused = { code: "APPLICATIONS_MOST", field: "uscc" };
    expect(await submit("often", { uscc: first.uscc })).toEqual(refused);
    expect(await submit("often"), "the same administrator").toEqual(refused);
    expect((await submit("seldom")).application.status).toBe("OPEN");
  });

  it("C27 takes documents of the kinds and sizes that it names, and says why not", async () => {
    const { code } = await submit("documents");
    expect(await send(code)).toMatchObject({ status: 201, body: { media: "application/pdf" } });
    const page = { body: new TextEncoder().encode("<html><script>") };
    expect(await send(code, page)).toMatchObject({
      status: 400,
      body: { error: { code: "FILE_UNREADABLE" } },
    });
    expect((await send(code, { media: "text/html" })).status).toBe(415);
    expect((await send(code, { body: new Uint8Array(5_000_001) })).status).toBe(413);
    expect((await send("lza_no")).status).toBe(404);
    for (let at = 1; at < 10; at += 1) expect((await send(code)).status).toBe(201);
    expect(await send(code)).toMatchObject({
      status: 400,
      body: { error: { code: "FILES_TOO_MANY" } },
    });
  });

  it("C25 takes no more documents of one address than a disk can bear", async () => {
    const slow = { perSecond: 0.05, burst: 2 };
    const rates = { ...usualRates, admission: { firm: slow, stranger: slow } };
    const slowly = new StagedApi(platform, { rates });
    const { code } = await submit("many");
    const answers = [];
    for (let at = 0; at < 3; at += 1) {
      answers.push(
        await slowly.call("/admission/documents?name=a.pdf", {
          method: "POST",
          body: new Uint8Array(pdf),
          headers: { "content-type": "application/pdf", "lianzao-application": code },
        }),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 429]);
    expect(answers[2]?.headers.get("retry-after")).toBe("20");
    slowly.close();
  });

  it("takes a document once under one idempotency key", async () => {
    const { code } = await submit("once");
    const first = await send(code, { idempotencyKey: "licence" });
    expect(await send(code, { idempotencyKey: "licence" })).toEqual(first);
    expect((await standing(code)).documents).toHaveLength(1);
    const other = (await submit("once-more")).code;
    const theirs = await send(other, { idempotencyKey: "licence" });
    expect(theirs).toMatchObject({
      status: 409,
      body: { error: { code: "IDEMPOTENCY_KEY_REUSED" } },
    });
  });

  it("shows documents to the applicant and to the operator's people alone", async () => {
    const { code } = await submit("private");
    const { id } = (await send(code, { name: "a/营业执照.pdf" })).body;
    const own = await read(id, byCode(code));
    expect(own.status).toBe(200);
    expect(own.headers.get("content-type")).toBe("application/pdf");
    expect(own.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''a%20/);
    expect(Buffer.from(await own.arrayBuffer())).toEqual(pdf);
    for (const session of [system, security, audit]) {
      expect((await read(id, { session })).status).toBe(200);
    }
    const other = (await submit("prying")).code;
    const { token } = (await platform.firm("member")).administrator;
    expect((await read(id, byCode(other))).status).toBe(404);
    expect((await read(id, { session: token })).status).toBe(403);
    expect((await read(id)).status).toBe(401);
  });

  it("C14 is decided by two different people of the operator's; nobody approves twice", async () => {
    const { code, application } = await submit("admitted");
    const { id } = application;
    expect((await approve(id, system)).code).toBe("APPLICATION_WITHOUT_DOCUMENT");
    await send(code);
    expect((await approve(id, audit)).code).toBe("NOT_PERMITTED");
    expect(await approve(id, system)).toMatchObject({
      link: null,
      application: { status: "OPEN", approvals: 1, approvedByMe: true },
    });
    expect((await approve(id, system)).code).toBe("APPLICATION_APPROVED_BY_YOU");
    const admitted = await approve(id, security);
    expect(admitted.application).toMatchObject({ status: "APPROVED", approvals: 2 });
    expect(await standing(code)).toMatchObject({ status: "APPROVED", approvedByMe: false });

    const invitation = /\/join\/(.+)$/.exec(admitted.link)?.[1] ?? "";
    const letters = await platform.worker.ask("select recipient from letters where kind = $1", [
      "invitation",
    ]);
    expect(letters).toEqual([{ recipient: "admin@admitted.example" }]);
    await platform.join(invitation, "first administrator", 1);
    expect((await platform.signIn("admin@admitted.example")).token).toMatch(/^lzs_/);
    expect((await approve(id, security)).code).toBe("APPLICATION_CLOSED");
    expect((await send(code)).body.error.code).toBe("APPLICATION_CLOSED");
  });

  it("of a firm that is here already is not admitted, and stays open", async () => {
    const { code, application } = await submit("here");
    const again = await submit("again", { uscc: application.uscc });
    for (const each of [
      { code, id: application.id },
      { code: again.code, id: again.application.id },
    ]) {
      await send(each.code);
      await approve(each.id, system);
    }
    expect((await approve(application.id, security)).application.status).toBe("APPROVED");
    expect((await approve(again.application.id, security)).code).toBe("USCC_TAKEN");
    expect(await standing(again.code)).toMatchObject({ status: "OPEN", approvals: 1 });
  });

  it("is refused with a reason, which the applicant reads", async () => {
    const { code, application } = await submit("refused");
    expect((await refuse(application.id, " ")).code).toBe("TEXT_LENGTH");
    expect(await refuse(application.id, "证照过期")).toMatchObject({ status: "REFUSED" });
    expect(await standing(code)).toMatchObject({ status: "REFUSED", reason: "证照过期" });
  });

  it("can be taken back while it is open", async () => {
    const { code } = await submit("withdrawn");
    const withdraw = async () =>
      (await api.ask(withdrawDocument, { code })).data.applicationWithdraw;
    expect(await withdraw()).toEqual({ status: "WITHDRAWN" });
    expect((await withdraw()).code).toBe("APPLICATION_CLOSED");
  });

  it("is the only way in where the rules say so", async () => {
    const rules = plainRules({ admitsDirectly: false });
    await platform.operating("platform.publish-rules", async (scope) => {
      const { revision } = await saveDraft(scope, rules, 0);
      const soon = new Date(scope.now.getTime() + 200);
      await publishRules(scope, { revision, effectiveFrom: soon });
    });
    await new Promise((over) => setTimeout(over, 300));
    await expect(platform.admit("direct")).rejects.toMatchObject({
      code: "ADMISSION_BY_APPLICATION",
    });
    const { code, application } = await submit("proper");
    await send(code);
    await approve(application.id, system);
    expect((await approve(application.id, security)).application.status).toBe("APPROVED");
  });

  it("is listed for the operator's three administrators, the newest first", async () => {
    for (const session of [system, security, audit]) {
      const { data } = await api.ask(listDocument, {}, { session });
      expect(data.applications.nodes[0]).toMatchObject({ status: "APPROVED" });
      expect(data.applications.nodes.length).toBeGreaterThan(8);
    }
  });
});
