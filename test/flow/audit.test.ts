import type { GraphQLFieldResolver } from "graphql";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { schema } from "../../services/api/assembly.ts";
import { capacityPartners } from "../../services/capacity/schema/partners.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Context } from "../../services/platform/graphql/context.ts";
import { newId } from "../../services/platform/ids.ts";
import { circles } from "../../services/platform/schema.ts";
import { StagedApi } from "../stage/api.ts";
import { StagedAskers } from "../stage/askers.ts";
import { type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { MutationWalk } from "../stage/walk.ts";

let platform: StagedPlatform;
let api: StagedApi;
let owner: postgres.Sql;
let walk: MutationWalk;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  walk = new MutationWalk(await StagedAskers.open(platform, api), owner);
});

afterAll(async () => {
  api.close();
  await owner.end();
  await platform.close();
});

/** Lets a mutation be served by another resolver for a while. */
async function planted<T>(
  name: string,
  resolve: GraphQLFieldResolver<unknown, Context>,
  work: () => Promise<T>,
): Promise<T> {
  const field = schema.getMutationType()?.getFields()[name];
  if (field?.resolve === undefined) throw new Error(`there is no mutation ${name}`);
  const sound = field.resolve;
  field.resolve = resolve;
  try {
    return await work();
  } finally {
    field.resolve = sound;
  }
}

/** Writes a row behind a door that is for reading, and so leaves no audit row. */
const writeUnseen = (context: Context) =>
  context.inTenant("tenancy.read", ({ db, house }) =>
    db
      .insert(circles)
      .values({ tenantId: house, name: newId<string>(), audience: Buffer.alloc(32) }),
  );

const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});

describe("C17 a done act leaves its audit row with its other rows, a refused one leaves nothing", () => {
  it.each(mutations)("%s, by everyone", async (name) => {
    expect(await walk.one(name)).toEqual([]);
  });

  it("a mutation that forgets the audit is caught", async () => {
    const forgetful = async (_root: unknown, _args: unknown, context: Context) => {
      await writeUnseen(context);
      return { ok: true };
    };
    const breaches = await planted("welcomeFinish", forgetful, () => walk.one("welcomeFinish"));
    expect(breaches).toContain("welcomeFinish by planner: has no audit row");
  });

  it("a mutation that writes in a transaction apart from its audit row is caught", async () => {
    const hasty = async (_root: unknown, _args: unknown, context: Context) => {
      await writeUnseen(context);
      await context.inTenant("tenancy.session", async () => undefined);
      return { ok: true };
    };
    const breaches = await planted("welcomeFinish", hasty, () => walk.one("welcomeFinish"));
    expect(breaches).toContain("welcomeFinish by planner: wrote circles apart from its audit row");
  });

  it("a mutation that is refused, with something gone, is caught", async () => {
    const wasteful = async (_root: unknown, _args: unknown, context: Context) => {
      await context.inTenant("tenancy.read", async ({ db, house, now }) => {
        const partner = { tenantId: house, partner: newId<TenantId>(), addedAt: now };
        await db.insert(capacityPartners).values(partner);
        await db.delete(capacityPartners);
      });
      throw new Refusal("NOT_FOUND");
    };
    const breaches = await planted("welcomeFinish", wasteful, () => walk.one("welcomeFinish"));
    expect(breaches.join("; ")).toContain("refused, and left capacity_partners");
  });

  it("a mutation that is refused half-way, with something done, is caught", async () => {
    const halfway = async (_root: unknown, _args: unknown, context: Context) => {
      await writeUnseen(context);
      throw new Refusal("NOT_FOUND");
    };
    const breaches = await planted("welcomeFinish", halfway, () => walk.one("welcomeFinish"));
    expect(breaches).toContain("welcomeFinish by planner: refused, and left circles");
  });
});
