import { operatorRoles, type Role } from "../../../contracts/access/roles.ts";
import { canonicalBytes } from "../../../contracts/events/index.ts";
import { addResource, addSite } from "../../../services/capability/index.ts";
import { publishOffer } from "../../../services/capacity/index.ts";
import { openDatabase } from "../../../services/platform/database.ts";
import { type Actor, asTenant } from "../../../services/platform/tenancy.ts";
import {
  authenticate,
  foundPlatform,
  issueKey,
  startSession,
} from "../../../services/tenancy/index.ts";
import { captureEvents, describeProduct, readCapture } from "../../../services/trace/index.ts";
import { begun, proofs } from "../begun.ts";
import { demoChain, documentFor } from "./chain.ts";
import { descriptions } from "./descriptions.ts";
import {
  type DemoFirm,
  demoFirms,
  demoOperators,
  demoOperatorUscc,
  demoPassword,
} from "./firms.ts";
import { demoMark, emptyCutOff, setDemoMark } from "./marker.ts";
import { type Hands, openFirm, request, type Staff } from "./people.ts";
import { demoRules } from "./rules.ts";
import { demoResources, siteOf } from "./work.ts";

const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;

/** Eight in the morning in China, so many days from now. */
function morning(inDays: number): Date {
  const day = Math.floor((Date.now() + chinaMs) / dayMs) + inDays;
  return new Date(day * dayMs - chinaMs + 8 * 3_600_000);
}

function acting(staff: Staff, ...roles: readonly Role[]): Actor {
  for (const role of roles) {
    const actor = staff.get(role);
    if (actor !== undefined) return actor;
  }
  throw new Error(`nobody is ${roles.join(" or ")}`);
}

async function openWorks({ app }: Hands, firm: DemoFirm, staff: Staff): Promise<void> {
  const actor = acting(staff, "planner", "administrator");
  const siteId = await asTenant(app, actor, "capability.edit", (scope) =>
    addSite(scope, siteOf(firm)),
  );
  for (const { resource, offer } of demoResources.filter((each) => each.firm === firm)) {
    const resourceId = await asTenant(app, actor, "capability.edit", (scope) =>
      addResource(scope, { ...resource, siteId }),
    );
    await asTenant(app, actor, "capacity.publish", (scope) =>
      publishOffer(scope, {
        resourceId,
        process: offer.process,
        window: { from: morning(offer.inDays), until: morning(offer.inDays + offer.days) },
        pricePerHour: { minor: offer.pricePerHourMinor, currency: "CNY" },
        vatIncluded: false,
        visibility: "market",
        firms: [],
        terms: offer.terms,
      }),
    );
  }
}

/** A firm's system sends what happened, with an API key of its own. */
async function sendEvents({ app }: Hands, firm: DemoFirm, staff: Staff): Promise<void> {
  const captures = demoChain.filter((capture) => capture.firm === firm);
  if (captures.length === 0) return;
  const expiresAt = new Date(Date.now() + 365 * dayMs);
  const { token } = await asTenant(
    app,
    acting(staff, "administrator"),
    "tenancy.issue-key",
    (scope) => issueKey(scope, { name: "MES", scopes: ["epcis.capture"], expiresAt }),
  );
  const key = await authenticate(app, token ?? "", request, proofs);
  if (key === null) throw new Error(`the key of ${firm.key} opens nothing`);
  for (const capture of captures) {
    const read = readCapture(canonicalBytes(documentFor(capture)), "application/ld+json");
    await asTenant(app, key, "trace.capture", (scope) => captureEvents(scope, read, "public"));
  }
}

async function describeThings({ app }: Hands, firm: DemoFirm, staff: Staff): Promise<void> {
  for (const { code, name, description } of descriptions.filter((each) => each.firm === firm)) {
    await asTenant(app, acting(staff, "quality", "engineer"), "trace.describe", (scope) =>
      describeProduct(scope, { code, name, description }),
    );
  }
}

async function signIn(hands: Hands, email: string): Promise<Actor> {
  const ask = { email, password: demoPassword, firm: null };
  const origin = { request, userAgent: "demo", proofs };
  const { actor } = begun(await startSession(hands.app, ask, origin));
  return actor;
}

/** Founds the platform with the demo's operator; one that stands stays as it is. */
export async function foundDemo(databaseUrl: string): Promise<void> {
  const operators = operatorRoles.map((role) => {
    const person = demoOperators.find(({ roles }) => roles.includes(role));
    if (person === undefined) throw new Error(`nobody is ${role}`);
    return { role, name: person.name, email: person.email, password: demoPassword };
  });
  await foundPlatform(databaseUrl, {
    name: { zh: "联造平台运营", en: "Lianzao Operations" },
    city: { zh: "南宁", en: "Nanning" },
    uscc: demoOperatorUscc,
    operators,
    rules: demoRules,
  });
}

async function seed(hands: Hands, databaseUrl: string): Promise<void> {
  await foundDemo(databaseUrl);
  const administrator = demoOperators.find(({ roles }) => roles.includes("system"));
  const system = await signIn(hands, administrator?.email ?? "");
  for (const firm of demoFirms) {
    const { staff } = await openFirm(hands, system, firm);
    await openWorks(hands, firm, staff);
    await describeThings(hands, firm, staff);
    await sendEvents(hands, firm, staff);
  }
}

/**
 * Fills an empty platform with the demo, by the commands that people use. A platform that has firms
 * of its own is left alone; a seeding that was cut off begins anew.
 */
export async function seedDemo(databaseUrl: string): Promise<void> {
  const app = openDatabase(databaseUrl, "lianzao_app", 4);
  const operator = openDatabase(databaseUrl, "lianzao_operator", 2);
  const worker = openDatabase(databaseUrl, "lianzao_worker", 1);
  try {
    const mark = await demoMark(worker);
    if (mark === "done") return;
    if (mark === "begun") await emptyCutOff(databaseUrl);
    const [found] = await app.sql`select 1 from tenants limit 1`;
    if (found !== undefined) return;
    await setDemoMark(worker, "begun");
    await seed({ app, operator }, databaseUrl);
    await setDemoMark(worker, "done");
  } finally {
    await Promise.all([app.close(), operator.close(), worker.close()]);
  }
}
