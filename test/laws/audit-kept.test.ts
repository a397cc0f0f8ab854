import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { openDatabase, programRoles } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { giveBack, takeLeases } from "../../services/platform/leases.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { verifyAudit } from "../../services/tenancy/audit/chain/verify.ts";
import { keptDays } from "../../services/tenancy/audit/rules.ts";
import { authenticate, issueKey } from "../../services/tenancy/index.ts";
import { revokeKey } from "../../services/tenancy/keys/commands.ts";
import { StagedApi } from "../stage/api.ts";
import {
  facts,
  origin,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let firm: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  firm = await platform.firm("foundry");
  await worker.settle();
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  await worker.close();
  api.close();
  await owner.end();
  await platform.close();
});

const dayMs = 86_400_000;
const recorded = ["audit_entries", "audit_chain", "audit_seals"] as const;

const act = (subject: string) =>
  asTenant(platform.app, firm.administrator.actor, "tenancy.grant", async (scope) =>
    scope.about(subject),
  );

const order = async () => {
  const rows = await owner<{ subject: string }[]>`
    select a.subject from audit_chain c join audit_entries a on a.id = c.entry_id
    where c.tenant_id = ${firm.id} and a.subject like 'clock:%' order by c.position`;
  return rows.map(({ subject }) => subject);
};

describe("C18 what is on record stays", () => {
  it.each(programRoles)(
    "%s cannot change, delete or empty any of it, in any house",
    async (role) => {
      const database = openDatabase(platform.fresh.url, role, 1);
      const acts = recorded.flatMap((table) => [
        `update ${table} set tenant_id = tenant_id`,
        `delete from ${table}`,
        `truncate ${table}`,
        `drop table ${table}`,
        `alter table ${table} disable row level security`,
      ]);
      try {
        for (const text of acts) {
          const trying = database.sql.begin(async (sql) => {
            await sql`select set_tenant(${firm.id}, ${firm.id}, '{}'::uuid[])`;
            await sql.unsafe(text);
          });
          await expect(trying, text).rejects.toThrow(/permission denied|must be owner/);
        }
      } finally {
        await database.close();
      }
    },
  );

  it("for 180 days at least, and longer: nothing of ours deletes an old entry", async () => {
    expect(keptDays).toBeGreaterThanOrEqual(180);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - (keptDays + 1_000) * dayMs });
    await act("old");
    vi.useRealTimers();
    await worker.settle();
    const [row] = await owner`
      select count(*)::int as n from audit_entries
      where subject = 'old' and at < now() - interval '1100 days'`;
    expect(row?.["n"]).toBe(1);
  });
});

describe("C20 with the clock set 400 days wrong either way", () => {
  it("acts stay in the order in which they were done, and the chain is whole", async () => {
    const clocks = [0, 400, -400, 0, -400, 400, 0];
    for (const [at, days] of clocks.entries()) {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * dayMs });
      await act(`clock:${at}`);
      await worker.settle();
      vi.useRealTimers();
    }
    expect(await order()).toEqual(clocks.map((_days, at) => `clock:${at}`));
    const { finding, waiting } = await asTenant(
      platform.app,
      firm.administrator.actor,
      "tenancy.read-audit",
      (scope) => verifyAudit(scope, diskBlobs(api.folder), firm.id),
    );
    expect({ finding, waiting }).toEqual({ finding: null, waiting: 0 });
  });

  it("the page shows that order, not the clock's", async () => {
    const { data } = await api.ask(
      `{ auditEntries(search: "clock:") { nodes { subject } } }`,
      {},
      { session: firm.administrator.token },
    );
    const shown = data.auditEntries.nodes.map(({ subject }: { subject: string }) => subject);
    expect(shown.reverse()).toEqual(await order());
  });

  it("what a wrong clock sealed or leased does not hold up the right one", async () => {
    const lease = (holder: string) =>
      asProgram(platform.worker, (scope) => takeLeases(scope, ["clock-test"], holder, 3_000));
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 400 * dayMs });
    const [ahead] = await lease("ahead");
    await act("sealed ahead");
    await worker.settle();
    vi.useRealTimers();
    const [right] = await lease("right");
    expect(right?.fence).toBeGreaterThan(ahead?.fence ?? 0n);
    expect(await lease("another")).toEqual([]);
    await asProgram(platform.worker, (scope) => giveBack(scope, "right", ["clock-test"]));
    await act("sealed now");
    await worker.settle();
    const [head] = await owner`
      select position = sealed_position as sealed from audit_heads where tenant_id = ${firm.id}`;
    expect(head?.["sealed"]).toBe(true);
  });

  it("a key that was revoked opens nothing, and one that has expired stays so while time goes on", async () => {
    const { actor } = firm.administrator;
    const issue = (days: number) =>
      asTenant(platform.app, actor, "tenancy.issue-key", (scope) =>
        issueKey(scope, {
          name: "key",
          scopes: ["graphql"],
          expiresAt: new Date(Date.now() + days * dayMs),
        }),
      );
    const revoked = await issue(30);
    const open = await issue(30);
    await asTenant(platform.app, actor, "tenancy.revoke-key", (scope) =>
      revokeKey(scope, revoked.key.id),
    );
    for (const days of [-400, 0, 400]) {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * dayMs });
      const opened = (token: string | null) =>
        authenticate(platform.app, token ?? "", facts(), origin.proofs);
      await expect(opened(revoked.token)).rejects.toMatchObject({ code: "API_KEY_EXPIRED" });
      if (days === 400)
        await expect(opened(open.token)).rejects.toMatchObject({ code: "API_KEY_EXPIRED" });
      vi.useRealTimers();
    }
    expect(
      await authenticate(platform.app, open.token ?? "", facts(), origin.proofs),
    ).not.toBeNull();
  });
});
