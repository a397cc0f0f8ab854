import {
  addResource,
  addSite,
  type ResourceDraft,
  type ResourceId,
  type SiteId,
} from "../../services/capability/index.ts";
import {
  marketSubscriber,
  type OfferDraft,
  type OfferId,
  publishOffer,
  tellHolds,
} from "../../services/capacity/index.ts";
import type { Window } from "../../services/kernel/window.ts";
import { openLog } from "../../services/platform/log.ts";
import { Relay } from "../../services/platform/relay.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import type { StagedFirm, StagedPlatform } from "./platform.ts";

const minuteMs = 60_000;

/** Midnight of a day from now, in UTC. */
export function midnight(inDays: number): Date {
  const day = new Date();
  day.setUTCHours(0, 0, 0, 0);
  day.setUTCDate(day.getUTCDate() + inDays);
  return day;
}

/** A window that begins some minutes after a time and lasts some more. */
export function minutesFrom(begin: Date, from: number, length: number): Window {
  const at = (minutes: number) => new Date(begin.getTime() + minutes * minuteMs);
  return { from: at(from), until: at(from + length) };
}

export async function stageSite(
  platform: StagedPlatform,
  firm: StagedFirm,
  changes: Partial<Parameters<typeof addSite>[1]> = {},
): Promise<SiteId> {
  return asTenant(platform.app, firm.administrator.actor, "capability.edit", (scope) =>
    addSite(scope, {
      name: { zh: "柳州厂区", en: "Liuzhou works" },
      city: { zh: "柳州", en: "Liuzhou" },
      latitude: 24.326,
      longitude: 109.428,
      timeZone: "Asia/Shanghai",
      ...changes,
    }),
  );
}

/** A gear grinder on a site of its own. */
export async function stageGrinder(
  platform: StagedPlatform,
  firm: StagedFirm,
  changes: Partial<ResourceDraft> = {},
): Promise<ResourceId> {
  const siteId = changes.siteId ?? (await stageSite(platform, firm));
  return asTenant(platform.app, firm.administrator.actor, "capability.edit", (scope) =>
    addResource(scope, {
      name: { zh: "成形磨齿机", en: "Form gear grinder" },
      kind: "machine",
      processes: ["grinding.gear", "grinding.surface"],
      materials: ["steel.18crnimo7-6", "steel.42crmo4"],
      envelope: { x: "1250", y: "1000", z: "600" },
      toleranceMm: "0.005",
      certificates: [{ standard: "ISO 9001:2015", number: "QC-1", validUntil: midnight(700) }],
      ...changes,
      siteId,
    }),
  );
}

/** Offers the third day from now of a resource, all of it, to the whole market. */
export async function stageOffer(
  platform: StagedPlatform,
  firm: StagedFirm,
  resourceId: ResourceId,
  changes: Partial<OfferDraft> = {},
): Promise<OfferId> {
  return asTenant(platform.app, firm.administrator.actor, "capacity.publish", (scope) =>
    publishOffer(scope, {
      resourceId,
      process: "grinding.gear",
      window: minutesFrom(midnight(3), 0, 24 * 60),
      pricePerHour: { minor: 46_000n, currency: "CNY" },
      vatIncluded: true,
      visibility: "market",
      firms: [],
      terms: "",
      ...changes,
    }),
  );
}

/** Lets the market hear all that has happened, as the worker would within a moment. */
export async function marketHears({ worker }: StagedPlatform): Promise<void> {
  const relay = new Relay(worker, [marketSubscriber], "test", openLog("test", "error"));
  while ((await relay.round()) > 0);
  await relay.stop();
  await tellHolds(worker);
}
