import type { mutationAccess, nodeAccess, queryAccess } from "../../contracts/access/fields.ts";
import type { subscriptionAccess } from "../../contracts/access/subscriptions.ts";
import { identityOf } from "../../identifiers/codes/index.ts";
import { thresholdsOf } from "../../services/incidents/alerts/thresholds.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { applicationInput } from "./application.ts";
import type { Ask, Asked } from "./asked.ts";
import {
  addedProcess,
  aroundTheClock,
  freshCode,
  grinderIn,
  holiday,
  keptException,
  retiredResource,
  works,
} from "./capability-asks.ts";
import { disputeOf, disputesOf, disputeWithOffer } from "./disputes.ts";
import type { StagedHouse, StagedThings } from "./house.ts";
import {
  askedThaw,
  frozenFirm,
  incidentWithEvidence,
  openedIncident,
  raisedAlert,
  toldFirm,
} from "./incidents.ts";
import { leaverOf, leftArchive, waitingInvitation } from "./leavers.ts";
import { ledgerMutationAsks, ledgerQueryAsks } from "./ledger-asks.ts";
import { midnight, minutesFrom } from "./market.ts";
import { noticeOf, removableWebhook, webhookOf } from "./notices.ts";
import {
  quotasGiven,
  rulesToCome,
  savedDraft,
  savedPlan,
  spareFirm,
  spareTenant,
} from "./operator-asks.ts";
import { resetCodeOf } from "./passwords.ts";
import { freshUscc, password } from "./platform.ts";
import { arrivalAt, linkedMember, providerOf } from "./provider-asks.ts";
import { registryMutationAsks, registryQueryAsks } from "./registry-asks.ts";
import { plainDraft } from "./rules.ts";
import { factorsOf } from "./second-factor.ts";
import { offerAsks } from "./series.ts";
import { watchingMutationAsks, watchingQueryAsks } from "./watching-asks.ts";

let counted = 0;
const fresh = (what: string) => {
  counted += 1;
  return `${what}-${counted}`;
};

const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();
const words = (text: string) => ({ zh: text, en: text });
const list = (mark: (things: StagedThings, house: StagedHouse) => string): Ask => {
  return (house, things) => ({ variables: {}, mark: mark(things, house) });
};

/** One valid request for each field of Query. */
export const queryAsks: Readonly<Record<keyof typeof queryAccess, Ask>> = {
  accountSecurity: async (house) => ({ variables: {}, mark: (await factorsOf(house)).passkey }),
  apiKeys: list(({ key }) => key.id),
  application: async (house) => {
    const { code } = await house.platform.application(fresh("applicant"));
    return { variables: { code }, mark: "administratorEmail" };
  },
  applications: async (house) => {
    const { id } = await house.platform.application(fresh("applicant"));
    return { variables: {}, mark: globalId("Application", house.platform.house, id) };
  },
  auditEntries: async (house) => ({ variables: { first: 5 }, mark: await house.auditEntry() }),
  auditChains: ({ hands }, { firm }) => ({ variables: { search: hands.firm.name }, mark: firm }),
  auditIntegrity: list(() => "keptDays"),
  bookings: (house, _things, asker) => ({
    variables: { side: asker === "partner" ? "MADE" : "PROVIDED" },
    mark: house.canary,
  }),
  captures: list(({ event }) => event.capture),
  dispute: async (house) => {
    const { open: id } = await disputesOf(house);
    return { variables: { id }, mark: id };
  },
  // The newest closed one: of open ones a page shows those that are due first.
  disputeQueue: async (house) => {
    return { variables: { closed: true }, mark: (await disputesOf(house)).closed };
  },
  disputes: async (house) => ({ variables: {}, mark: (await disputesOf(house)).open }),
  firmExports: async (house) => ({ variables: { first: 5 }, mark: await house.export() }),
  firms: ({ hands }, { firm }) => ({ variables: { search: hands.firm.name }, mark: firm }),
  grants: list((_things, { canary }) => canary),
  health: list(() => "databaseVersion"),
  incident: async ({ platform }) => {
    const { incident: id } = await incidentWithEvidence(platform);
    return { variables: { id }, mark: id };
  },
  incidentAlerts: async ({ platform }) => ({ variables: {}, mark: await raisedAlert(platform) }),
  incidentEntries: async ({ platform }) => {
    const { incident } = await openedIncident(platform);
    return { variables: { incident }, mark: "digest" };
  },
  incidentTellings: async ({ platform, hands, canary }) => {
    await toldFirm(platform, hands.firm.id, canary);
    return { variables: {}, mark: canary };
  },
  incidentThaws: async (house) => {
    const mark = await askedThaw(house.platform, (await spareTenant(house)).id);
    return { variables: {}, mark };
  },
  incidentThresholds: list(() => "guessing_failures".toUpperCase()),
  incidents: async ({ platform }) => ({
    variables: {},
    mark: (await openedIncident(platform)).incident,
  }),
  identityProvider: async (house) => ({ variables: {}, mark: (await providerOf(house)).clientId }),
  holds: async (house) => ({ variables: {}, mark: await house.hold() }),
  invitation: async (house) => {
    const { code, email } = await house.invitation();
    return { variables: { code }, mark: email };
  },
  invitations: async (house) => ({ variables: {}, mark: (await house.invitation()).id }),
  leaving: async (house) => ({ variables: {}, mark: await house.leaving() }),
  leftExport: async (house) => {
    const { code, sha256: mark } = await leftArchive(house);
    return { variables: { code }, mark };
  },
  materials: list(() => "steel.42crmo4"),
  noticeChoices: list(() => "noticeChoices"),
  notices: async (house) => ({ variables: { first: 5 }, mark: await noticeOf(house) }),
  offers: list(({ offer }) => offer),
  operatingRules: list(() => "freeCancellationHours"),
  passport: (_house, { published }) => ({
    variables: { code: published.code },
    mark: "disclosure",
  }),
  people: list(({ member }) => member),
  planUsage: list(() => "EVENTS_PER_DAY"),
  plans: async ({ platform }) => ({ variables: {}, mark: await savedPlan(platform) }),
  processTerms: list(() => "din8580.3.2"),
  processes: list(() => "grinding.gear"),
  proofStep: async (house) => ({ variables: {}, mark: (await factorsOf(house)).credential }),
  providerFirms: async (house, { firm }) => {
    const { domain } = await providerOf(house);
    return { variables: { search: `anybody@${domain}` }, mark: firm };
  },
  providerLinks: async (house) => ({ variables: {}, mark: await linkedMember(house) }),
  providerReturnAddress: list(() => "/sign-in/provider/"),
  providerSignInLink: list(() => "/sign-in/firm/"),
  products: list(({ product }) => product),
  resourceCalendar: (_house, { resource }) => ({ variables: { resource }, mark: resource }),
  resources: list(({ resource }) => resource),
  rulesAcceptances: ({ hands }) => ({ variables: {}, mark: `${hands.firm.name} administrator` }),
  rulesDraft: async (house) => {
    await savedDraft(house);
    return { variables: {}, mark: "editedAt" };
  },
  rulesUptake: () => ({ variables: { version: 1 }, mark: "accepted" }),
  rulesVersions: list(() => "freeCancellationHours"),
  sessions: async (house) => ({ variables: {}, mark: await house.session() }),
  sharedEvents: list((_things, { canary }) => `${canary}-`),
  sitePages: list(({ site }) => site),
  sites: list(({ site }) => site),
  supportGrants: async (house) => ({ variables: { first: 5 }, mark: await house.support() }),
  supportLooks: async (house) => {
    const grant = await house.support();
    await house.look(grant);
    return { variables: { grant }, mark: "query sites" };
  },
  tenants: ({ hands }, { tenant }) => ({ variables: { search: hands.firm.name }, mark: tenant }),
  traceEvents: list(({ event }) => event.id),
  traceProof: (_house, { event: { code } }) => {
    return { variables: { code }, mark: encodeURIComponent(identityOf(code)) };
  },
  unreadNotices: list(() => "unreadNotices"),
  webhookDeliveries: async (house) => {
    const { delivery } = await webhookOf(house);
    return { variables: { first: 5 }, mark: delivery };
  },
  webhookKinds: list(() => "MEMBER_JOINED"),
  webhooks: async (house) => ({ variables: {}, mark: (await webhookOf(house)).endpoint }),
  viewer: list(({ firm }) => firm),
  ...ledgerQueryAsks,
  ...registryQueryAsks,
  ...watchingQueryAsks,
};

type NodeAsk = (things: StagedThings, house: StagedHouse) => string | Promise<string>;

/** A valid request for each field of Subscription. */
export const subscriptionAsks: Readonly<Record<keyof typeof subscriptionAccess, Ask>> = {
  marketFree: (_house, { offer }) => ({ variables: { offers: [offer] }, mark: offer }),
};

/** The id of one node of each type. */
export const nodeAsks: Readonly<Record<keyof typeof nodeAccess, NodeAsk>> = {
  ApiKey: ({ key }) => key.id,
  AuditEntry: (_things, house) => house.auditEntry(),
  Booking: ({ booking }) => booking,
  Capture: ({ event }) => event.capture,
  Firm: ({ firm }) => firm,
  FirmExport: (_things, house) => house.export(),
  Grant: ({ grant }) => grant,
  Hold: ({ hold }) => hold,
  Invitation: ({ invitation }) => invitation.id,
  Member: ({ member }) => member,
  Notice: (_things, house) => noticeOf(house),
  Offer: ({ offer }) => offer,
  Person: ({ person }) => person,
  Resource: ({ resource }) => resource,
  Session: (_things, house) => house.session(),
  Site: ({ site }) => site,
  SupportGrant: (_things, house) => house.support(),
  Tenant: ({ tenant }) => tenant,
  TraceEvent: ({ event }) => event.id,
};

const about = (id: string): Asked => ({ variables: { id } });
const input = (values: Readonly<Record<string, unknown>>): Asked => ({
  variables: { input: values },
});

/** One valid request for each field of Mutation, each time about something new. */
export const mutationAsks: Readonly<Record<keyof typeof mutationAccess, Ask>> = {
  alertDismiss: async ({ platform }) =>
    input({ id: await raisedAlert(platform), reason: "值班人员误操作" }),
  apiKeyIssue: () => input({ name: fresh("key"), scopes: ["GRAPHQL"], expiresAt: inDays(30) }),
  apiKeyRenew: async (house) => {
    return input({ id: (await house.key()).id, overlapHours: 24, expiresAt: inDays(30) });
  },
  apiKeyRevoke: async (house) => about((await house.key()).id),
  applicationApprove: async ({ platform }) => {
    const { id } = await platform.application(fresh("applicant"));
    return about(globalId("Application", platform.house, id));
  },
  applicationRefuse: async ({ platform }) => {
    const { id } = await platform.application(fresh("applicant"));
    return input({ id: globalId("Application", platform.house, id), reason: "证照过期" });
  },
  applicationSubmit: () => input({ ...applicationInput(fresh("applicant")) }),
  applicationWithdraw: async ({ platform }) => {
    const { code } = await platform.application(fresh("applicant"));
    return { variables: { code } };
  },
  bookingCancel: async (house) => about(await house.booking()),
  bookingConfirm: async (house) => about(await house.hold()),
  bookingConfirmAll: async (house) => ({ variables: { ids: [await house.hold()] } }),
  bookingHold: async (house) => {
    const window = minutesFrom(midnight(3), 120, 60);
    return input({ offer: await house.offer(), window, minutes: 5, note: "" });
  },
  bookingRelease: async (house) => about(await house.hold()),
  bookingRequest: async (house) => {
    const window = minutesFrom(midnight(3), 120, 60);
    return input({ offer: await house.offer(), window, note: "" });
  },
  bookingRequestAll: async (house) => {
    const window = minutesFrom(midnight(3), 120, 60);
    return { variables: { parts: [{ offer: await house.offer(), window, note: "" }] } };
  },
  calendarExceptionAdd: (_house, { resource }) => input(holiday(resource)),
  calendarExceptionRemove: async (house, { resource }) =>
    about(await keptException(house, resource)),
  calendarSetShifts: (_house, { resource }) => input({ resource, shifts: aroundTheClock }),
  bookingReschedule: async (house) => {
    const { from, until } = minutesFrom(midnight(3), 180, 60);
    return input({ booking: await house.made(), window: { from, until } });
  },
  disputeAnswer: async (house) => input({ id: (await disputeOf(house)).id, text: "按时交付" }),
  disputeAppeal: async (house) => {
    return input({ id: (await disputeOf(house, "appeal")).id, text: "不服" });
  },
  disputeDecide: async (house, _things, asker) => {
    const stage = asker === "security" ? "appeal_decision" : "decision";
    const { id } = await disputeOf(house, stage);
    return input({ id, outcome: "PARTLY", awardMinor: "5000", reasons: "记录为证" });
  },
  disputeEvidenceAdd: async (house) => {
    const { id: event } = await house.event();
    return input({ id: (await disputeOf(house)).id, event, fields: ["bizStep"] });
  },
  disputeOpen: async (house) =>
    input({ thing: await house.booking(), claim: "LATE", text: "迟到", amountMinor: "100" }),
  disputeSettlementAccept: async (house) => input(await disputeWithOffer(house)),
  disputeSettlementOffer: async (house) =>
    input({ id: (await disputeOf(house)).id, text: "各半", amountMinor: "5000" }),
  disputeStatementAdd: async (house) => {
    return input({ id: (await disputeOf(house)).id, text: "补充" });
  },
  disputeWithdraw: async (house) => about((await disputeOf(house)).id),
  exportAsk: async (house) => {
    await house.endExports();
    return { variables: {} };
  },
  firmAdmit: () => {
    const name = fresh("admitted");
    const administratorEmail = `admin@${name}.example`;
    return input({ name: words(name), city: words("柳州"), uscc: freshUscc(), administratorEmail });
  },
  firmResume: async (house) => about(await spareFirm(house, true)),
  firmSetPlan: async (house) => {
    const plan = await savedPlan(house.platform);
    return input({ firm: await spareFirm(house, false), plan });
  },
  firmSuspend: async (house) => input({ id: await spareFirm(house, false), reason: "欠费" }),
  firmNoticeChoose: () => input({ kind: "MEMBER_JOINED", mail: true }),
  grantGive: ({ partner, platform }, { event }, asker) => {
    // The partner and the operator, too, name a firm that is not their own.
    const grantee = asker === "partner" ? platform.house : partner.firm.id;
    const to = globalId("Firm", grantee, grantee);
    return input({ resource: event.id, grantee: to, purpose: "audit", fields: ["epcList"] });
  },
  grantRevoke: async (house) => about(await house.grant()),
  incidentFreeze: async (house) => {
    const { incident } = await openedIncident(house.platform);
    return input({ incident, firm: await spareFirm(house, false), reason: "撞库" });
  },
  incidentMove: async ({ platform }) => {
    const { incident } = await openedIncident(platform);
    return input({ incident, state: "CONTAINED", text: "已封禁来源网络" });
  },
  incidentNote: async ({ platform }) => {
    const { incident } = await openedIncident(platform);
    return input({ incident, text: "已联系企业" });
  },
  incidentNotify: async (house) => {
    const { incident } = await openedIncident(house.platform);
    const firms = [await spareFirm(house, false)];
    return input({ incident, firms, text: words("请修改密码") });
  },
  incidentOpen: async (house) => {
    const alerts = [await raisedAlert(house.platform)];
    const firms = [await spareFirm(house, false)];
    const given = { kind: "ATTACK", grade: "LARGE", title: "撞库", exercise: false };
    return input({ ...given, detectedAt: inDays(-1), alerts, firms });
  },
  incidentPreserve: async ({ platform }) => {
    const { incident } = await openedIncident(platform);
    return input({ incident, window: { from: inDays(-1), until: inDays(0) } });
  },
  incidentRevoke: async (house) => {
    const { incident } = await openedIncident(house.platform);
    const firm = await spareFirm(house, false);
    return input({ incident, firm, sessions: true, keys: true });
  },
  incidentThawAsk: async (house) => {
    const { id } = await spareTenant(house);
    const { incident } = await frozenFirm(house.platform, id);
    return input({ incident, firm: globalId("Tenant", id, id), reason: "已清除" });
  },
  incidentThawConfirm: async (house) => {
    return about(await askedThaw(house.platform, (await spareTenant(house)).id));
  },
  incidentThresholdsSet: async ({ platform }) => {
    const { version, values } = await platform.operating("platform.handle-incidents", (scope) =>
      thresholdsOf(scope, platform.house),
    );
    const given = Object.entries(values).map(([name, value]) => ({
      name: name.toUpperCase(),
      value,
    }));
    return input({ version, values: given });
  },
  invitationAccept: async (house) => {
    const { code } = await house.invitation();
    return input({ code, name: "新人", password });
  },
  invitationIssue: () => input({ email: `${fresh("new")}@firm.example`, roles: ["VIEWER"] }),
  invitationWithdraw: async (house) => about((await house.invitation()).id),
  leavingDeclare: async (house) => {
    await house.stay();
    return { variables: { reason: "业务调整" } };
  },
  leavingWithdraw: async (house) => {
    await house.leaving();
    return { variables: {} };
  },
  memberChangeRoles: (_house, { member }) => input({ id: member, roles: ["SERVICE"] }),
  invitationConfirm: async ({ platform }) => about(await waitingInvitation(platform)),
  invitationRefuse: async ({ platform }) => about(await waitingInvitation(platform)),
  memberRemove: async (house) => input({ id: await leaverOf(house), revokeKeys: false }),
  memberResetFactors: (_house, { member }) => about(member),
  memberSignOut: (_house, { member }) => about(member),
  noticeChoose: () => input({ kind: "FACTOR_REMOVED", inbox: true, mail: false }),
  noticeRead: async (house) => about(await noticeOf(house)),
  noticesReadAll: () => ({ variables: {} }),
  ...offerAsks,
  passkeyConfirm: async (house) => {
    const { passkeyTicket, answer } = await factorsOf(house);
    return input({ ticket: passkeyTicket, answer, name: "手机" });
  },
  passkeyOffer: () => ({ variables: {} }),
  passkeyRemove: async (house) => about((await factorsOf(house)).passkey),
  passkeyRename: async (house) => {
    return input({ id: (await factorsOf(house)).passkey, name: "手机" });
  },
  // To the same one: it opens whatever is asked next.
  passwordChange: () => input({ presentPassword: password, password }),
  passwordReset: async (house) => input({ code: await resetCodeOf(house), password }),
  passwordResetAsk: () => ({ variables: { email: `${fresh("forgetful")}@firm.example` } }),
  planSave: () => input({ name: words("基础版"), quotas: quotasGiven }),
  processAdd: () =>
    input({ code: freshCode("turning.hard"), parent: "turning", name: words("硬车") }),
  processRename: () => input({ code: "turning", name: words("车削") }),
  processRestore: async ({ platform }) => ({
    variables: { code: await addedProcess(platform, true) },
  }),
  processRetire: async ({ platform }) => ({
    variables: { code: await addedProcess(platform, false) },
  }),
  productDescribe: () =>
    input({
      code: `urn:epc:id:sgtin:4012345.022222.${fresh("P")}`,
      name: words("齿轮"),
      description: words("齿轮"),
    }),
  providerRemove: async (house) => {
    await providerOf(house);
    return { variables: {} };
  },
  providerSave: async (house) => {
    const { issuer, domain } = await providerOf(house);
    const client = { clientId: fresh("client"), clientSecret: fresh("secret") };
    return input({ issuer, ...client, domains: [domain], trustsFactor: false });
  },
  providerSignInFinish: arrivalAt,
  providerSignInStart: async (house, { firm }) => {
    await providerOf(house);
    return { variables: { firm } };
  },
  providerSwitch: async (house) => {
    await providerOf(house);
    return input({ active: true, required: false });
  },
  providerTest: async (house) => {
    await providerOf(house);
    return { variables: {} };
  },
  providerUnlink: async (house) => about(await linkedMember(house)),
  recoveryCodesRenew: async (house) => {
    await factorsOf(house);
    return { variables: {} };
  },
  resourceAdd: (_house, { site }) => input(grinderIn(site)),
  resourceChange: (_house, { resource, site }) => input({ resource, as: grinderIn(site) }),
  resourceRestore: async (house) => ({ variables: { id: await retiredResource(house) } }),
  resourceRetire: async (house) => ({ variables: { id: await house.resource() } }),
  rulesAccept: () => ({ variables: { version: 1 } }),
  rulesDraftSave: async (house) => input(plainDraft((await savedDraft(house)).revision)),
  // Far enough ahead that the first version stays in force while the tests run.
  rulesPublish: async (house) => {
    const { revision } = await savedDraft(house);
    return input({ revision, effectiveFrom: inDays(300 + counted / 1_000) });
  },
  rulesWithdraw: async (house) => {
    return input({ version: await rulesToCome(house), reason: words("条款有误") });
  },
  sessionContinue: async (house) => {
    const { ticket, recoveryCode } = await factorsOf(house);
    return input({ ticket, recoveryCode });
  },
  sessionEnd: () => ({ variables: {} }),
  sessionProve: async (house) => {
    const { proofTicket, recoveryCode } = await factorsOf(house);
    return input({ ticket: proofTicket, recoveryCode });
  },
  sessionRevoke: async (house) => about(await house.session()),
  sessionRevokeOthers: () => ({ variables: {} }),
  sessionStart: ({ hands }) => input({ email: hands.firm.administrator.email, password }),
  sessionSwitch: (_house, { firm }) => ({ variables: { firm } }),
  siteAdd: () => input(works),
  siteChange: (_house, { site }) => input({ site, ...works }),
  supportGive: () => input({ purpose: "排查预订", hours: 4, rooms: ["CAPACITY"] }),
  supportRevoke: async (house) => about(await house.support()),
  totpConfirm: async (house) => {
    const { totpTicket, code } = await factorsOf(house);
    return input({ ticket: totpTicket, code });
  },
  totpOffer: () => ({ variables: {} }),
  totpRemove: async (house) => {
    await factorsOf(house);
    return { variables: {} };
  },
  webhookAdd: () => input({ url: "https://erp.example/hooks", kinds: ["MEMBER_JOINED"] }),
  webhookChange: async (house) => {
    const { endpoint: id } = await webhookOf(house);
    return input({ id, url: "https://erp.example/b", kinds: ["KEY_ISSUED"], active: true });
  },
  webhookRotate: async (house) => about((await webhookOf(house)).endpoint),
  webhookRemove: async (house) => about(await removableWebhook(house)),
  webhookTest: async (house) => about((await webhookOf(house)).endpoint),
  webhookResend: async (house) => about((await webhookOf(house)).deliveryId),
  welcomeFinish: () => ({ variables: {} }),
  ...ledgerMutationAsks,
  ...registryMutationAsks,
  ...watchingMutationAsks,
};
