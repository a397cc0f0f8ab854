import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import { supportRooms } from "../../contracts/access/roles.ts";
import { identityOf } from "../../identifiers/codes/index.ts";
import {
  type BookingId,
  confirmHold,
  placeHold,
  releaseHold,
  requestBooking,
} from "../../services/capacity/index.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant, readInHouse, type TenantScope } from "../../services/platform/tenancy.ts";
import { askExport } from "../../services/tenancy/export/commands.ts";
import { giveGrant } from "../../services/tenancy/grants/commands.ts";
import {
  issueInvitation,
  issueKey,
  lookUnder,
  startSession,
} from "../../services/tenancy/index.ts";
import { firmExports } from "../../services/tenancy/schema/exports.ts";
import { giveSupport } from "../../services/tenancy/support/commands.ts";
import { captureEvents, describeProduct, readCapture } from "../../services/trace/index.ts";
import { begun } from "../seed/begun.ts";
import { epcisDocument, inspection, serialCode } from "./epcis.ts";
import {
  marketHears,
  midnight,
  minutesFrom,
  stageGrinder,
  stageOffer,
  stageSite,
} from "./market.ts";
import {
  facts,
  origin,
  password,
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
} from "./platform.ts";

const everyRole = ["administrator", "planner", "engineer", "quality", "service"] as const;
const dayMs = 86_400_000;
let counted = 0;

const fresh = (what: string) => {
  counted += 1;
  return `${what}-${counted}`;
};

/** A firm and a person in it who has every role. */
export interface Hands {
  readonly firm: StagedFirm;
  readonly hand: SignedIn;
}

export async function stageHands(platform: StagedPlatform, name: string): Promise<Hands> {
  const firm = await platform.firm(name);
  return { firm, hand: await platform.member(firm, "hand", everyRole) };
}

/** A firm that makes one thing of each kind after another, for its partner or for itself. */
export class StagedHouse {
  readonly platform: StagedPlatform;
  readonly hands: Hands;
  readonly partner: Hands;
  /** A word that stands in all that is made here, and nowhere else. */
  readonly canary: string;
  private held: BookingId | null = null;

  constructor(
    platform: StagedPlatform,
    hands: Hands,
    partner: Hands,
    canary = `canary-${hands.firm.name}`,
  ) {
    this.platform = platform;
    this.hands = hands;
    this.partner = partner;
    this.canary = canary;
  }

  private get words() {
    return { zh: this.canary, en: this.canary };
  }

  /** The Relay id of something of this firm. */
  id(type: string, id: string): string {
    return globalId(type, this.hands.firm.id, id);
  }

  async site(): Promise<string> {
    return this.id("Site", await this.placed());
  }

  private placed() {
    const changes = { name: this.words, city: this.words };
    return stageSite(this.platform, this.hands.firm, changes);
  }

  private async grinder() {
    const changes = { siteId: await this.placed(), name: this.words };
    return stageGrinder(this.platform, this.hands.firm, changes);
  }

  async resource(): Promise<string> {
    return this.id("Resource", await this.grinder());
  }

  private async offered() {
    const { platform, hands, partner } = this;
    const terms = { visibility: "firms", firms: [partner.firm.id], terms: this.canary } as const;
    const offer = await stageOffer(platform, hands.firm, await this.grinder(), terms);
    await marketHears(platform);
    return offer;
  }

  /** An offer that is shown to the partner alone. */
  async offer(): Promise<string> {
    return this.id("Offer", await this.offered());
  }

  /** An hour of such an offer that the partner has booked: the provider's own copy of it. */
  async booking(): Promise<string> {
    const { platform, hands, partner } = this;
    const offerId = await this.offered();
    const window = minutesFrom(midnight(3), 60, 60);
    const ask = { provider: hands.firm.id, offerId, window, note: this.canary };
    const id = await asTenant(platform.app, partner.hand.actor, "capacity.book", (scope) =>
      requestBooking(scope, ask),
    );
    return this.id("Booking", id);
  }

  /** An hour of the partner's that this firm has booked, and may move. */
  async made(): Promise<string> {
    await this.hold();
    const hold = this.held;
    if (hold === null) throw new Error("nothing is held");
    await asTenant(this.platform.app, this.hands.hand.actor, "capacity.book", (scope) =>
      confirmHold(scope, hold),
    );
    return this.id("Booking", hold);
  }

  /** An hour that this firm holds of an offer which the partner makes to it alone. */
  async hold(): Promise<string> {
    const { platform, hands, partner } = this;
    const acting = <T>(work: (scope: TenantScope) => Promise<T>) =>
      asTenant(platform.app, hands.hand.actor, "capacity.book", work);
    // A firm may have only so many at a time; the one before may have ended.
    const before = this.held;
    if (before) await acting((scope) => releaseHold(scope, before)).catch(() => undefined);
    const resource = await stageGrinder(platform, partner.firm);
    const terms = { visibility: "firms", firms: [hands.firm.id] } as const;
    const offerId = await stageOffer(platform, partner.firm, resource, terms);
    await marketHears(platform);
    const window = minutesFrom(midnight(3), 60, 60);
    const ask = { provider: partner.firm.id, offerId, window, minutes: null, note: this.canary };
    this.held = await acting((scope) => placeHold(scope, ask));
    return this.id("Hold", this.held);
  }

  async key(scopes: Parameters<typeof issueKey>[1]["scopes"] = ["graphql"]) {
    const ask = { name: fresh(this.canary), scopes, expiresAt: new Date(Date.now() + dayMs) };
    const { key, token } = await asTenant(
      this.platform.app,
      this.hands.hand.actor,
      "tenancy.issue-key",
      (scope) => issueKey(scope, ask),
    );
    return { id: this.id("ApiKey", key.id), token: token ?? "" };
  }

  async invitation() {
    const email = `${fresh(this.canary)}@${this.hands.firm.name}.example`;
    const { invitation, code } = await asTenant(
      this.platform.app,
      this.hands.hand.actor,
      "tenancy.invite",
      (scope) => issueInvitation(scope, { email, roles: ["viewer"] }),
    );
    return { id: this.id("Invitation", invitation.id), code: code ?? "", email };
  }

  /** Another session of the firm's first administrator. */
  async session(): Promise<string> {
    const { email } = this.hands.firm.administrator;
    const ask = { email, password, firm: this.hands.firm.id };
    const at = { request: facts(), ...origin, userAgent: this.canary };
    const { sessionId } = begun(await startSession(this.platform.app, ask, at));
    return this.id("Session", sessionId);
  }

  /** A captured event, for the firm's own circle or for all. */
  async event(circle: "house" | "public" = "house") {
    const { platform, hands } = this;
    const code = serialCode(fresh(this.canary));
    const eventId = `urn:uuid:${randomUUID()}`;
    const events = [inspection(code.slice(code.lastIndexOf(".") + 1), { eventID: eventId })];
    const bytes = Buffer.from(JSON.stringify(epcisDocument(events)));
    const capture = readCapture(bytes, "application/ld+json");
    const captureId = await asTenant(platform.app, hands.hand.actor, "trace.capture", (scope) =>
      captureEvents(scope, capture, circle),
    );
    const [row] = await readInHouse<{ id: string }>(platform.app, hands.firm.id, {
      text: "select id from trace_events where tenant_id = $1 and capture_id = $2",
      values: [hands.firm.id, captureId],
    });
    const id = row?.id ?? "";
    return { id: this.id("TraceEvent", id), capture: this.id("Capture", captureId), code, eventId };
  }

  /** An event of the firm's, granted to the partner. */
  async grant(): Promise<string> {
    const { platform, hands, partner } = this;
    const { id: resource } = await this.event();
    const granteeId = partner.firm.id;
    const ask = { resource, granteeId, purpose: this.canary, fields: [], validUntil: null };
    const { id } = await asTenant(platform.app, hands.hand.actor, "tenancy.grant", (scope) =>
      giveGrant(scope, ask),
    );
    return this.id("Grant", id);
  }

  /** Leave for the operator's support to look at everything that it may be shown. */
  async support(): Promise<string> {
    const { platform, hands } = this;
    const ask = { purpose: this.canary, hours: 24, rooms: supportRooms };
    const { id } = await asTenant(platform.app, hands.hand.actor, "tenancy.give-support", (scope) =>
      giveSupport(scope, ask),
    );
    return this.id("SupportGrant", id);
  }

  /** Somebody of the operator looks at the firm's sites under such a grant. */
  async look(grant: string): Promise<void> {
    const { actor } = await this.platform.operatorPerson("system");
    await lookUnder(this.platform.app, actor, grant, ["query sites"]);
  }

  /** No firm has an archive under way any more: a firm has one at a time. */
  async endExports(): Promise<void> {
    await asProgram(this.platform.worker, ({ db }) =>
      db
        .update(firmExports)
        .set({ status: "failed" })
        .where(inArray(firmExports.status, ["waiting", "running"])),
    );
  }

  /** An archive of everything that somebody has asked for. */
  async export(): Promise<string> {
    await this.endExports();
    const { actor, token } = this.hands.hand;
    const { id } = await asTenant(this.platform.app, actor, "tenancy.ask-export", (scope) =>
      askExport(scope, token),
    );
    return this.id("FirmExport", id);
  }

  async product(): Promise<string> {
    const code = serialCode(fresh(this.canary));
    const words = this.words;
    await asTenant(this.platform.app, this.hands.hand.actor, "trace.describe", (scope) =>
      describeProduct(scope, { code, name: words, description: words }),
    );
    return identityOf(code);
  }

  async member(): Promise<string> {
    const { actor } = await this.platform.member(this.hands.firm, fresh(this.canary), ["viewer"]);
    return this.id("Member", actor.personId ?? "");
  }

  /** The newest row of the firm's audit. */
  async auditEntry(): Promise<string> {
    const { firm } = this.hands;
    const [row] = await readInHouse<{ id: string }>(this.platform.app, firm.id, {
      text: "select id from audit_entries where tenant_id = $1 order by id desc limit 1",
      values: [firm.id],
    });
    return this.id("AuditEntry", row?.id ?? "");
  }
}

/**
 * One thing of each kind of a house, for all that only look; nothing that is public unless it
 * `publishes`.
 */
export async function stageThings(house: StagedHouse, { publishes = true } = {}) {
  const { actor, token } = house.hands.firm.administrator;
  const event = await house.event();
  const published = publishes ? await house.event("public") : event;
  return {
    site: await house.site(),
    resource: await house.resource(),
    offer: await house.offer(),
    booking: await house.booking(),
    hold: await house.hold(),
    key: await house.key(),
    invitation: await house.invitation(),
    event,
    published,
    grant: await house.grant(),
    product: publishes ? await house.product() : "",
    member: await house.member(),
    person: house.id("Person", actor.personId ?? ""),
    administratorToken: token,
    tenant: house.id("Tenant", house.hands.firm.id),
    firm: house.id("Firm", house.hands.firm.id),
  };
}

export type StagedThings = Awaited<ReturnType<typeof stageThings>>;
