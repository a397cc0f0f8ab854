import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { remindOfRules } from "../../services/tenancy/index.ts";
import {
  publishRules,
  saveDraft,
  withdrawRules,
} from "../../services/tenancy/operating-rules/commands.ts";
import { StagedApi } from "../stage/api.ts";
import { StagedHouse, stageHands } from "../stage/house.ts";
import { waitingInvitation } from "../stage/leavers.ts";
import { noticeOf } from "../stage/notices.ts";
import { type SignedIn, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { plainRules } from "../stage/rules.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let house: StagedHouse;
let planner: SignedIn;
let viewer: SignedIn;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  const partner = await stageHands(platform, "partner");
  house = new StagedHouse(platform, await stageHands(platform, "owner"), partner);
  planner = await platform.member(house.hands.firm, "planner", ["planner"]);
  viewer = await platform.member(house.hands.firm, "viewer", ["viewer"]);
  await worker.settle();
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

const refused = "... on Refusal { code field }";
const inbox = `query ($first: Int, $after: String, $unreadOnly: Boolean) {
  notices(first: $first, after: $after, unreadOnly: $unreadOnly) {
    nodes { id kind title text path security at readAt } pageInfo { hasNextPage endCursor } }
  unreadNotices }`;
const choices = "{ noticeChoices { kind security inbox mail firmMail } }";
const read = `mutation ($id: ID!) { noticeRead(id: $id) { ... on Notice { id readAt } ${refused} } }`;
const readAll = `mutation { noticesReadAll { ... on Done { ok } ${refused} } }`;
const choose = `mutation ($input: NoticeChooseInput!) { noticeChoose(input: $input) {
  ... on NoticeChoice { kind inbox mail firmMail } ${refused} } }`;
const chooseForFirm = `mutation ($input: FirmNoticeChooseInput!) { firmNoticeChoose(input: $input) {
  ... on NoticeChoice { kind mail firmMail } ${refused} } }`;

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly readAt: string | null;
}

const session = ({ token }: SignedIn) => ({ session: token });
const noticesOf = async (who: SignedIn, language: "zh-CN" | "en" = "en"): Promise<Shown[]> =>
  (await api.ask(inbox, { first: 100 }, { ...session(who), language })).data.notices.nodes;
const kindsOf = async (who: SignedIn) => (await noticesOf(who)).map(({ kind }) => kind);
const mailsTo = ({ email }: SignedIn) => worker.mails.filter(({ to }) => to === email);

/** Something happens, and the worker has done its part. */
async function once(happens: () => Promise<unknown>): Promise<void> {
  worker.mails.length = 0;
  await owner`delete from notices`;
  await happens();
  await worker.settle();
}

describe("a booking", () => {
  it("is told to those who plan at the provider, in the inbox and by mail, in their language", async () => {
    await once(() => house.booking());
    for (const who of [planner, house.hands.firm.administrator]) {
      const [notice, ...others] = await noticesOf(who);
      expect(others).toEqual([]);
      expect(notice).toMatchObject({
        kind: "BOOKING_REQUESTED",
        title: "partner has booked capacity",
        path: "/bookings/provided",
        security: false,
        readAt: null,
      });
      expect(notice?.text).toMatch(/^partner has booked 1 h from \d{4}-.* \(UTC\+8\) on\.$/);
      expect((await noticesOf(who, "zh-CN"))[0]?.title).toBe("partner厂 预订了产能");
      expect(mailsTo(who).map(({ subject }) => subject)).toEqual(["partner厂 预订了产能"]);
      expect(mailsTo(who)[0]?.text).toContain("https://lianzao.example/bookings/provided");
    }
  });

  it("is told to nobody else: not to a viewer, not to another firm", async () => {
    await once(() => house.booking());
    expect(await noticesOf(viewer)).toEqual([]);
    expect(await noticesOf(house.partner.hand)).toEqual([]);
    expect(mailsTo(house.partner.hand)).toEqual([]);
  });

  it("that is cancelled is told to the other side, and not to who did it", async () => {
    const id = await house.booking();
    await worker.settle();
    await once(async () => {
      const cancel = `mutation ($id: ID!) { bookingCancel(id: $id) { __typename } }`;
      await api.ask(cancel, { id }, session(planner));
    });
    expect(await kindsOf(house.partner.hand)).toEqual(["OWN_BOOKING_CANCELLED"]);
    expect(await kindsOf(planner)).toEqual([]);
  });
});

describe("other causes", () => {
  it("C14 a role that waits to be confirmed is told to the system administrator, until it is settled", async () => {
    const [system, security] = await Promise.all([
      platform.operatorPerson("system"),
      platform.operatorPerson("security"),
    ]);
    const settle = (act: string, id: string, by: SignedIn) =>
      api.ask(`mutation ($id: ID!) { ${act}(id: $id) { __typename } }`, { id }, session(by));
    for (const [act, by] of [
      ["invitationConfirm", system],
      ["invitationRefuse", system],
      ["invitationWithdraw", security],
    ] as const) {
      let [id, other] = ["", ""];
      await once(async () => {
        id = await waitingInvitation(platform);
        other = await waitingInvitation(platform);
      });
      expect(await kindsOf(system)).toEqual(["CONFIRMATION_ASKED", "CONFIRMATION_ASKED"]);
      expect((await noticesOf(system, "zh-CN"))[0]?.title).toBe("有审计管理员待您确认");
      expect((await noticesOf(system))[0]?.title).toBe(
        "A new audit administrator waits for you to confirm",
      );
      expect(await kindsOf(security)).toEqual([]);
      expect(mailsTo(system)).toHaveLength(2);
      const { data } = await settle(act, id, by);
      expect(data[act].__typename, act).toBe("Invitation");
      await worker.settle();
      expect(await kindsOf(system), act).toEqual(["CONFIRMATION_ASKED"]);
      await settle("invitationWithdraw", other, security);
    }
    const [settled] = await owner`select count(*)::int as all,
        count(*) filter (where
          convert_from(canonical, 'UTF8')::json->'body'->>'confirmed' = 'true')::int as confirmed
      from outbox where type = 'tenancy.confirmation-settled.v1'`;
    expect(settled).toMatchObject({ all: 6, confirmed: 1 });
  });

  it("a grant is told to those who share at the grantee, when given and when revoked", async () => {
    let grant = "";
    await once(async () => {
      grant = await house.grant();
    });
    expect(await kindsOf(house.partner.hand)).toEqual(["GRANT_GIVEN"]);
    await once(() =>
      api.ask(
        "mutation ($id: ID!) { grantRevoke(id: $id) { __typename } }",
        { id: grant },
        session(house.hands.hand),
      ),
    );
    expect(await kindsOf(house.partner.hand)).toEqual(["GRANT_REVOKED"]);
  });

  it("a key is told to every administrator, also to the one who issued it", async () => {
    await once(() => house.key());
    expect(await kindsOf(house.hands.hand)).toEqual(["KEY_ISSUED"]);
    expect(await kindsOf(house.hands.firm.administrator)).toEqual(["KEY_ISSUED"]);
    expect(mailsTo(house.hands.hand), "usually not by mail").toEqual([]);
  });

  it("a new member is told to the administrators by name", async () => {
    await once(() => platform.member(house.hands.firm, "newcomer", ["viewer"]));
    const [notice] = await noticesOf(house.hands.firm.administrator);
    expect(notice).toMatchObject({ kind: "MEMBER_JOINED", title: "newcomer has joined the firm" });
  });

  it("a reset of the second factor is told to whom it was done, by mail too", async () => {
    const person = await platform.member(house.hands.firm, "lost", ["viewer"]);
    await once(() =>
      api.ask(
        `mutation ($id: ID!) { memberResetFactors(id: $id) { ... on Done { ok } ${refused} } }`,
        { id: house.id("Member", person.actor.personId ?? "") },
        session(house.hands.firm.administrator),
      ),
    );
    expect(mailsTo(person)).toHaveLength(1);
    const again = await platform.signIn(person.email);
    expect(await kindsOf(again)).toEqual(["FACTORS_RESET"]);
  });

  it("a suspension reaches the firm's administrators by mail, with its reason", async () => {
    const firm = await platform.firm("unpaid");
    await once(() => platform.suspend(firm.id));
    expect(mailsTo(firm.administrator)[0]?.text).toContain("欠费");
  });
});

describe("the operating rules", () => {
  const publishNext = () =>
    platform.operating("platform.publish-rules", async (scope) => {
      const rules = plainRules({ tradeNeedsAcceptance: false });
      const { revision } = await saveDraft(scope, rules, 0);
      const effectiveFrom = new Date(scope.now.getTime() + 60_000);
      return publishRules(scope, { revision, effectiveFrom });
    });

  it("are told to every firm's administrators when a version is published", async () => {
    await once(publishNext);
    for (const who of [house.hands.firm.administrator, house.partner.firm.administrator]) {
      expect(await kindsOf(who)).toEqual(["RULES_PUBLISHED"]);
      expect(mailsTo(who)).toHaveLength(1);
    }
    expect(await kindsOf(planner), "who may not accept them").toEqual([]);
  });

  it("are told of to the same when a version is withdrawn, with the reason in their language", async () => {
    const { version } = await publishNext();
    await worker.settle();
    const reason = { zh: "条款有误", en: "A clause is wrong" };
    await once(() =>
      platform.operating("platform.publish-rules", (scope) =>
        withdrawRules(scope, { version, reason }),
      ),
    );
    for (const who of [house.hands.firm.administrator, house.partner.firm.administrator]) {
      const [notice, ...others] = await noticesOf(who);
      expect(others).toEqual([]);
      expect(notice).toMatchObject({ kind: "RULES_WITHDRAWN", path: "/rules" });
      expect(notice?.text).toContain(`Version ${version} of the operating rules`);
      expect(notice?.text).toContain(reason.en);
      expect(mailsTo(who)[0]?.text).toContain(reason.zh);
    }
    expect(await kindsOf(planner)).toEqual([]);
  });

  it("are told again to those who have not accepted once they are in force", async () => {
    await owner`update operating_rules set effective_from = now() - interval '1 second'
      where effective_from > now()`;
    await once(() => remindOfRules(platform.worker));
    const [notice] = await noticesOf(house.hands.firm.administrator);
    expect(notice).toMatchObject({ kind: "RULES_UNACCEPTED" });
    expect(notice?.text).toMatch(/^Version \d+ has been in force since/);
  });
});

describe("an application", () => {
  it("is told to the operator's administrators, and its refusal to the applicant by mail", async () => {
    const security = await platform.operatorPerson("security");
    let id = "";
    await once(async () => {
      ({ id } = await platform.application("applicant"));
    });
    const [notice] = await noticesOf(security);
    expect(notice).toMatchObject({ kind: "APPLICATION_SUBMITTED", path: "/console/applications" });
    expect(notice?.title).toBe("applicant asks to be admitted");
    expect(await kindsOf(house.hands.firm.administrator)).toEqual([]);
    const input = { id: globalId("Application", platform.house, id), reason: "证照过期" };
    await once(() =>
      api.ask(
        `mutation ($input: ApplicationRefuseInput!) { applicationRefuse(input: $input) {
          __typename } }`,
        { input },
        session(security),
      ),
    );
    const [mail, ...others] = worker.mails.filter(({ to }) => to === "admin@applicant.example");
    expect(others).toEqual([]);
    expect(mail?.text).toContain("证照过期");
  });
});

describe("what reaches whom", () => {
  const kind = "BOOKING_REQUESTED";

  it("is each person's choice, before the firm's, before what is usual", async () => {
    const administrator = house.hands.firm.administrator;
    const firmOff = await api.ask(
      chooseForFirm,
      { input: { kind, mail: false } },
      session(administrator),
    );
    expect(firmOff.data.firmNoticeChoose).toMatchObject({ firmMail: false, mail: false });
    await once(() => house.booking());
    expect(mailsTo(planner)).toEqual([]);
    expect(await kindsOf(planner)).toEqual([kind]);

    const input = { kind, inbox: false, mail: true };
    const own = await api.ask(choose, { input }, session(planner));
    expect(own.data.noticeChoose).toEqual({ kind, inbox: false, mail: true, firmMail: false });
    await once(() => house.booking());
    expect(mailsTo(planner)).toHaveLength(1);
    expect(await kindsOf(planner)).toEqual([]);
    expect(mailsTo(administrator)).toEqual([]);
    expect(await kindsOf(administrator)).toEqual([kind]);
  });

  it("always has what guards something in the inbox, and lists what one's roles concern", async () => {
    const input = { kind: "FACTORS_RESET", inbox: false, mail: false };
    const kept = await api.ask(choose, { input }, session(viewer));
    expect(kept.data.noticeChoose).toEqual({ code: "NOTICE_ALWAYS_KEPT", field: "inbox" });
    const { noticeChoices } = (await api.ask(choices, {}, session(viewer))).data;
    const kinds = noticeChoices.map((each: { kind: string }) => each.kind);
    expect(kinds).toEqual(["SEARCH_MATCHED", "FACTOR_ADDED", "FACTOR_REMOVED", "FACTORS_RESET"]);
    const foreign = await api.ask(
      choose,
      { input: { ...input, kind: "KEY_ISSUED" } },
      session(viewer),
    );
    expect(foreign.data.noticeChoose).toEqual({ code: "NOTICE_KIND_NOT_YOURS", field: "kind" });
  });

  it("is for the firm an administrator's choice", async () => {
    const byPlanner = await api.ask(
      chooseForFirm,
      { input: { kind, mail: true } },
      session(planner),
    );
    expect(byPlanner.data.firmNoticeChoose.code).toBe("NOT_PERMITTED");
  });
});

describe("an inbox", () => {
  it("is paged, counted, and marked as read one by one and all at once", async () => {
    const { administrator } = house.hands.firm;
    await once(async () => {
      for (let at = 0; at < 5; at += 1) await noticeOf(house);
    });
    const page = async (variables: object) =>
      (await api.ask(inbox, { first: 2, ...variables }, session(administrator))).data;
    const ids: string[] = [];
    let end: string | null = null;
    do {
      const { notices }: { notices: { nodes: Shown[]; pageInfo: Record<string, never> } } =
        await page({ after: end });
      ids.push(...notices.nodes.map(({ id }) => id));
      end = notices.pageInfo["hasNextPage"] ? String(notices.pageInfo["endCursor"]) : null;
    } while (end !== null);
    expect(new Set(ids).size).toBe(5);
    expect((await page({})).unreadNotices).toBe(5);
    const [first = ""] = ids;
    const marked = (await api.ask(read, { id: first }, session(administrator))).data.noticeRead;
    expect(marked.readAt).not.toBeNull();
    const again = (await api.ask(read, { id: first }, session(administrator))).data.noticeRead;
    expect(again).toEqual(marked);
    const unread = await page({ first: 100, unreadOnly: true });
    expect(unread.notices.nodes.map(({ id }: Shown) => id)).toEqual(ids.slice(1));
    expect(unread.unreadNotices).toBe(4);
    await api.ask(readAll, {}, session(administrator));
    expect((await page({})).unreadNotices).toBe(0);
  });

  it("is one person's: no colleague, no key and no other firm looks into it", async () => {
    const id = await noticeOf(house);
    const node = `query ($id: ID!) { node(id: $id) { id } }`;
    for (const who of [planner, house.hands.hand, house.partner.hand]) {
      const { data } = await api.ask(read, { id }, session(who));
      expect(data.noticeRead).toEqual({ code: "NOTICE_NOT_FOUND", field: "id" });
      expect((await api.ask(node, { id }, session(who))).data.node).toBeNull();
      expect((await noticesOf(who)).map((each) => each.id)).not.toContain(id);
    }
    const { token: key } = await house.key();
    const byKey = await api.ask("{ unreadNotices }", {}, { key });
    expect(byKey.errors[0]?.extensions.code).toBe("SESSION_NEEDED");
  });

  it("gives a page's end to no colleague", async () => {
    await noticeOf(house);
    await noticeOf(house);
    const { administrator } = house.hands.firm;
    const { notices } = (await api.ask(inbox, { first: 1 }, session(administrator))).data;
    const stolen = await api.ask(
      inbox,
      { first: 1, after: notices.pageInfo.endCursor },
      session(planner),
    );
    expect(stolen.errors[0]?.extensions).toMatchObject({ code: "CURSOR_INVALID", field: "after" });
  });
});
