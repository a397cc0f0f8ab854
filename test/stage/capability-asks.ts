import { addException } from "../../services/capability/calendar/commands.ts";
import { retireResource } from "../../services/capability/commands.ts";
import { addProcess, retireProcess } from "../../services/capability/processes/commands.ts";
import type { ResourceId } from "../../services/capability/schema.ts";
import { globalId } from "../../services/platform/graphql/ids.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import type { StagedHouse } from "./house.ts";
import type { StagedPlatform } from "./platform.ts";

let counted = 0;
/** A code that no process has had. */
export const freshCode = (code: string) => {
  counted += 1;
  return `${code}-${counted}`;
};

const words = (text: string) => ({ zh: text, en: text });

/** A site, as it is added or described anew. */
export const works = {
  name: words("厂区"),
  city: words("柳州"),
  latitude: 24.3,
  longitude: 109.4,
  timeZone: "Asia/Shanghai",
};

/** A machine on a site. */
export const grinderIn = (site: string) => ({
  site,
  name: words("磨床"),
  kind: "MACHINE",
  processes: ["grinding.gear"],
  materials: ["steel.42crmo4"],
  envelope: { x: "10", y: "10", z: "10" },
  toleranceMm: "0.01",
  certificates: [],
});

/** So that the resource goes on being offered. */
export const aroundTheClock = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  fromMinute: 0,
  untilMinute: 1_440,
}));

/** Each time another day, so that none overlaps: in a year that nobody offers time of. */
export function holiday(resource: string) {
  counted += 1;
  const day = new Date(Date.UTC(2040, 0, counted)).toISOString().slice(0, 10);
  const [from, until] = [`${day}T00:00`, `${day}T12:00`];
  return { resource, wholeSite: false, kind: "HOLIDAY", from, until };
}

const uuidOf = (id: string) => Buffer.from(id, "base64url").toString().split(":")[2] ?? "";

/** The Relay id of an exception in the calendar of a resource. */
export async function keptException(
  { platform, hands }: StagedHouse,
  resource: string,
): Promise<string> {
  const { from, until } = holiday(resource);
  const draft = { kind: "maintenance", from, until, note: "" } as const;
  const id = uuidOf(resource) as ResourceId;
  const { tenantId } = hands.firm.administrator.actor;
  const kept = await asTenant(
    platform.app,
    hands.firm.administrator.actor,
    "capability.edit",
    (scope) => addException(scope, id, false, draft),
  );
  return globalId("CalendarException", tenantId, kept);
}

/** The Relay id of a resource that the firm has retired. */
export async function retiredResource(house: StagedHouse): Promise<string> {
  const resource = await house.resource();
  const { actor } = house.hands.firm.administrator;
  await asTenant(house.platform.app, actor, "capability.edit", (scope) =>
    retireResource(scope, uuidOf(resource) as ResourceId),
  );
  return resource;
}

/** The code of a process that the operator has added, and retired or not. */
export async function addedProcess(platform: StagedPlatform, retired: boolean): Promise<string> {
  const code = freshCode("milling.micro");
  await platform.operating("platform.set-processes", async (scope) => {
    await addProcess(scope, { code, parent: "milling", name: words("微铣削") });
    if (retired) await retireProcess(scope, code);
  });
  return code;
}
