import { vocabularyWith } from "../../../services/capability/processes/vocabulary.ts";
import type { ResourceRow, SiteRow } from "../../../services/capability/rows.ts";
import {
  type DescribedResource,
  describeResource,
  describeSite,
} from "../../../services/capability/rules.ts";
import type {
  certificates,
  ResourceId,
  resources,
  SiteId,
  sites,
} from "../../../services/capability/schema.ts";
import { describedColumns } from "../../../services/capability/writes.ts";
import { marketRowOf } from "../../../services/capacity/market/listing.ts";
import { offerPublished } from "../../../services/capacity/offers/events.ts";
import { type DecidedOffer, decideOffer } from "../../../services/capacity/offers/rules.ts";
import { extrasColumns } from "../../../services/capacity/prices.ts";
import type { marketCapabilities } from "../../../services/capacity/schema/capabilities.ts";
import type { capacityOffers, marketOffers, OfferId } from "../../../services/capacity/schema.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { eventRow, type Sender } from "../../../services/platform/outbox.ts";
import type { auditEntries, outbox } from "../../../services/platform/schema.ts";
import type { Actor } from "../../../services/platform/tenancy.ts";
import { parametersBefore } from "../../../services/tenancy/operating-rules/parameters.ts";
import { gather } from "./capabilities.ts";
import { type Dice, idAt } from "./dice.ts";
import type { PlannedMachine, PlannedWorks } from "./works.ts";

const builtIn = vocabularyWith([]);

/** A firm that has been admitted, and who plans in it. */
export interface SeededFirm {
  readonly tenantId: TenantId;
  /** In both languages. */
  readonly names: readonly string[];
  readonly sender: Sender;
  readonly planner: Actor;
}

/** All rows of one firm's works, as the commands would write them and the market hear of them. */
export interface WorksRows {
  readonly sites: (typeof sites.$inferInsert)[];
  readonly resources: (typeof resources.$inferInsert)[];
  readonly certificates: (typeof certificates.$inferInsert)[];
  readonly offers: (typeof capacityOffers.$inferInsert)[];
  readonly events: (typeof outbox.$inferInsert)[];
  readonly market: (typeof marketOffers.$inferInsert)[];
  readonly capabilities: Map<string, typeof marketCapabilities.$inferInsert>;
  readonly audit: (typeof auditEntries.$inferInsert)[];
}

/** Writes down what a planner does, one act after the other, a millisecond each. */
class Writer {
  readonly rows: WorksRows = {
    sites: [],
    resources: [],
    certificates: [],
    offers: [],
    events: [],
    market: [],
    capabilities: new Map(),
    audit: [],
  };
  private readonly firm: SeededFirm;
  private readonly roll: Dice;
  private clock: number;

  constructor(firm: SeededFirm, roll: Dice, now: Date) {
    this.firm = firm;
    this.roll = roll;
    this.clock = now.getTime();
  }

  private next(): Date {
    this.clock += 1;
    return new Date(this.clock);
  }

  private audit(at: Date, action: string, subject: string): void {
    const { tenantId, planner } = this.firm;
    this.rows.audit.push({
      tenantId,
      id: idAt(at, this.roll),
      requester: tenantId,
      at,
      principal: planner.principal,
      action,
      subject,
      details: {},
      requestId: planner.request.id,
      address: planner.request.address,
    });
  }

  site(draft: PlannedWorks["site"]): SiteRow {
    const { tenantId } = this.firm;
    const [at, site] = [this.next(), describeSite(draft)];
    const id = idAt<SiteId>(at, this.roll);
    const { name, city, ...rest } = site;
    const words = { nameZh: name.zh, nameEn: name.en, cityZh: city.zh, cityEn: city.en };
    this.rows.sites.push({ tenantId, id, ...words, ...rest, addedAt: at });
    this.audit(at, "capability.edit", `site:${id}`);
    return { tenantId, id, ...site };
  }

  machine({ resource, offers }: PlannedMachine, site: SiteRow): void {
    const at = this.next();
    const described = describeResource({ ...resource, siteId: site.id }, builtIn, null, at);
    const id = idAt<ResourceId>(at, this.roll);
    const whole: ResourceRow = {
      ...described,
      tenantId: this.firm.tenantId,
      id,
      site,
      retiredAt: null,
    };
    this.resource(whole, described, at);
    for (const draft of offers) {
      const now = this.next();
      const { processes } = described;
      const offered = { ...draft, resourceId: id };
      const decided = decideOffer(offered, processes, whole.tenantId, parametersBefore, now);
      this.offer(decided, whole, now);
    }
  }

  private resource(whole: ResourceRow, described: DescribedResource, addedAt: Date): void {
    const { tenantId, id, site } = whole;
    const placed = { tenantId, id, siteId: site.id, addedAt };
    this.rows.resources.push({ ...placed, ...describedColumns(described) });
    for (const certificate of described.certificates) {
      const certificateId = idAt<string>(addedAt, this.roll);
      this.rows.certificates.push({ tenantId, resourceId: id, id: certificateId, ...certificate });
    }
    this.audit(addedAt, "capability.edit", `resource:${id}`);
  }

  private offer(offer: DecidedOffer, resource: ResourceRow, now: Date): void {
    const { tenantId, names, sender, planner } = this.firm;
    const id = idAt<OfferId>(now, this.roll);
    const { window, pricePerHour, extras, firms, ...rest } = offer;
    this.rows.offers.push({
      ...rest,
      tenantId,
      id,
      fromAt: window.from,
      untilAt: window.until,
      pricePerHourMinor: pricePerHour.minor,
      ...extrasColumns(extras),
      currency: pricePerHour.currency,
      sharedWith: [...firms],
      publishedAt: now,
    });
    const draft = offerPublished({ offerId: id, provider: sender.owner, offer, resource }, planner);
    const writing = { house: tenantId, requester: tenantId, now };
    const row = eventRow(writing, sender, draft);
    this.rows.events.push({ ...row, canonical: Buffer.from(row.canonical) });
    const recorded = { body: draft.body, recordTime: now.toISOString() };
    const listed = marketRowOf(tenantId, recorded, names);
    this.rows.market.push(listed);
    gather(this.rows.capabilities, listed);
    this.audit(now, "capacity.publish", `offer:${id}`);
  }
}

/** The rows of a firm's works; its acts begin at `now`. */
export function rowsOf(firm: SeededFirm, works: PlannedWorks, now: Date): WorksRows {
  const writer = new Writer(firm, works.roll, now);
  const site = writer.site(works.site);
  for (const machine of works.machines) writer.machine(machine, site);
  return writer.rows;
}
