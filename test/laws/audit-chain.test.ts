import { randomBytes } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Finding, nextLink } from "../../contracts/audit/index.ts";
import { diskBlobs } from "../../services/platform/blobs.ts";
import { Connections } from "../../services/platform/connections.ts";
import { openLog } from "../../services/platform/log.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { AuditChainer, sealEveryMs } from "../../services/tenancy/audit/chain/chainer.ts";
import { type Integrity, verifyAudit } from "../../services/tenancy/audit/chain/verify.ts";
import { StagedApi } from "../stage/api.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let owner: postgres.Sql;
let owning: Connections;
let firm: StagedFirm;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  owner = postgres(platform.fresh.url, { max: 2, onnotice: () => undefined });
  const own = { max: 1, onnotice: () => undefined };
  owning = new Connections((lost) => postgres(platform.fresh.url, { ...own, onclose: lost }), 1);
  firm = await platform.firm("foundry");
  for (let at = 0; at < 4; at += 1) await act(`thing:${at}`, { at, note: "原文" });
  await worker.settle();
});

afterAll(async () => {
  await worker.close();
  api.close();
  await Promise.all([owner.end(), owning.close(1)]);
  await platform.close();
});

/** An act of the firm's that leaves an audit row and nothing else. */
async function act(subject: string, details: Record<string, unknown> = {}): Promise<void> {
  await asTenant(platform.app, firm.administrator.actor, "tenancy.grant", async (scope) =>
    scope.about(subject, details),
  );
}

const chainer = (holder: string) =>
  new AuditChainer({
    database: platform.worker,
    blobs: diskBlobs(api.folder),
    holder,
    log: openLog("test", "silent"),
  });

const verified = (): Promise<Integrity> =>
  asTenant(platform.app, firm.administrator.actor, "tenancy.read-audit", (scope) =>
    verifyAudit(scope, diskBlobs(api.folder), firm.id),
  );

type Run = (statement: SQL) => Promise<unknown>;

/** What is found after the owner of the database has tampered; all is undone afterwards. */
async function foundAfter(tamper: (run: Run) => Promise<unknown>): Promise<Finding | null> {
  let found: Finding | null = null;
  const undoing = new Error("undone");
  const undone = owning.transaction("read write", async (tx) => {
    await tamper((statement) => tx.execute(statement));
    found = (await verifyAudit({ db: tx }, diskBlobs(api.folder), firm.id)).finding;
    throw undoing;
  });
  await expect(undone).rejects.toBe(undoing);
  return found;
}

const rowAt = async (position: number) => {
  const [row] = await owner<{ id: string }[]>`
    select entry_id as id from audit_chain where tenant_id = ${firm.id} and position = ${position}`;
  return row?.id ?? "";
};

describe("the chain of a firm's audit", () => {
  it("C19 takes in every entry without gaps, and its head stands in the published log", async () => {
    const [counts] = await owner`
      select (select count(*)::int from audit_entries where tenant_id = ${firm.id}) as entries,
        (select count(*)::int from audit_chain where tenant_id = ${firm.id}) as links,
        (select max(position)::int from audit_chain where tenant_id = ${firm.id}) as last`;
    const integrity = await verified();
    expect(counts?.["links"]).toBe(counts?.["entries"]);
    expect(counts?.["last"]).toBe(counts?.["entries"]);
    expect(integrity).toMatchObject({
      position: counts?.["entries"],
      waiting: 0,
      finding: null,
      sealed: { position: counts?.["entries"] },
    });
    expect(integrity.sealed?.logIndex).toBeGreaterThanOrEqual(0);
  });

  it("lets new entries wait, then links them; a head is told at most once per interval", async () => {
    await act("thing:later");
    expect(await verified()).toMatchObject({ waiting: 1, finding: null });
    await worker.settle();
    const before = await verified();
    expect(before.sealed?.position).toBe(before.position - 1);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + sealEveryMs + 1_000 });
    try {
      await worker.settle();
    } finally {
      vi.useRealTimers();
    }
    const after = await verified();
    expect(after.sealed?.position).toBe(after.position);
    expect(after.finding).toBeNull();
  });

  it("links entries of many at once, each once", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, at) => act(`crowd:${at}`)));
    const rival = chainer("rival");
    const settled = async () => {
      while ((await rival.round()) > 0);
    };
    await Promise.all([worker.settle(), settled()]);
    await rival.stop();
    await worker.settle();
    expect(await verified()).toMatchObject({ waiting: 0, finding: null });
  });

  it("takes in entries that were written past the door", async () => {
    await owner`
      insert into audit_entries (tenant_id, id, requester, at, principal, action, details, request_id)
      values (${firm.id}, gen_random_uuid(), ${firm.id}, now(), 'program:seed', 'tenancy.grant',
        '{}', 'seed')`;
    expect((await verified()).finding?.kind).toBe("ENTRY_INSERTED");
    await worker.pause();
    const next = chainer("next");
    await next.round();
    await next.stop();
    expect((await verified()).finding).toBeNull();
  });
});

const changes: Readonly<Record<string, string>> = {
  id: "gen_random_uuid()",
  requester: "gen_random_uuid()",
  at: "at + interval '1 microsecond'",
  principal: "overlay(principal placing 'X' from 2 for 1)",
  action: "overlay(action placing 'X' from 2 for 1)",
  subject: "overlay(subject placing 'X' from 2 for 1)",
  details: `jsonb_set(details, '{at}', '1.0')`,
  request_id: "overlay(request_id placing 'X' from 2 for 1)",
  address: "'10.0.0.1'",
};

const nameOf: Readonly<Record<string, string>> = { request_id: "requestId" };

describe("C19 what was changed by someone who owns the database is found and named", () => {
  it.each(Object.entries(changes))("in column %s", async (column, value) => {
    const [row] = await owner<{ id: string; position: number }[]>`
      select a.id, c.position::int from audit_entries a join audit_chain c on c.entry_id = a.id
      where a.tenant_id = ${firm.id} and a.subject = 'thing:1'`;
    const { id = "", position = 0 } = row ?? {};
    const finding = await foundAfter((run) =>
      run(sql.raw(`update audit_entries set ${column} = ${value} where id = '${id}'`)),
    );
    const changed = { kind: "ENTRY_CHANGED", position, column: nameOf[column] ?? column };
    // An entry under another id is one that is gone.
    expect(finding).toMatchObject(column === "id" ? { kind: "ENTRY_REMOVED", position } : changed);
    expect(await verified()).toMatchObject({ finding: null });
  });

  it("in whose house the entry is", async () => {
    const id = await rowAt(2);
    const finding = await foundAfter((run) =>
      run(sql`update audit_entries set tenant_id = ${platform.house} where id = ${id}`),
    );
    expect(finding).toMatchObject({ kind: "ENTRY_REMOVED", position: 2, entryId: id });
  });

  it("in any byte of the chain's own copy and links", async () => {
    for (const column of ["entry", "link"]) {
      const position = column === "entry" ? 3 : 4;
      const finding = await foundAfter((run) => {
        const name = sql.raw(column);
        return run(sql`
          update audit_chain set ${name} = set_byte(${name}, 7, get_byte(${name}, 7) # 1)
          where tenant_id = ${firm.id} and position = ${position}`);
      });
      const kind = column === "entry" ? "COPY_CHANGED" : "ORDER_CHANGED";
      expect(finding).toMatchObject({ kind, position });
    }
  });
});

describe("C19 entries that were taken out, put in or moved are found and named", () => {
  it("an entry that was deleted", async () => {
    const id = await rowAt(3);
    const finding = await foundAfter((run) => run(sql`delete from audit_entries where id = ${id}`));
    expect(finding).toMatchObject({ kind: "ENTRY_REMOVED", position: 3, entryId: id });
  });

  it("an entry that was deleted with its link, and the gap closed", async () => {
    const id = await rowAt(3);
    const cut = async (run: Run) => {
      await run(sql`delete from audit_entries where id = ${id}`);
      await run(sql`delete from audit_chain where entry_id = ${id}`);
    };
    expect(await foundAfter(cut)).toMatchObject({ kind: "POSITION_MISSING", position: 3 });
    const closed = await foundAfter(async (run) => {
      await cut(run);
      await run(sql`update audit_chain set position = -position where tenant_id = ${firm.id}`);
      await run(sql`
        update audit_chain set position = case when -position > 3 then -position - 1
          else -position end where tenant_id = ${firm.id}`);
    });
    expect(closed).toMatchObject({ kind: "ORDER_CHANGED", position: 3 });
  });

  it("the end of the chain, when the ledger knows of it", async () => {
    const { sealed } = await verified();
    const last = sealed?.position ?? 0;
    const finding = await foundAfter(async (run) => {
      await run(sql`
        delete from audit_entries where id in (select entry_id from audit_chain
          where tenant_id = ${firm.id} and position >= ${last})`);
      await run(sql`delete from audit_chain where tenant_id = ${firm.id} and position >= ${last}`);
    });
    expect(finding).toMatchObject({ kind: "POSITION_MISSING", position: last });
  });

  it("two entries that changed places", async () => {
    const [one, other] = [await rowAt(2), await rowAt(3)];
    const finding = await foundAfter(async (run) => {
      await run(sql`update audit_chain set entry_id = gen_random_uuid() where entry_id = ${one}`);
      await run(sql`update audit_chain set entry_id = ${one} where entry_id = ${other}`);
      await run(sql`
        update audit_chain set entry_id = ${other} where tenant_id = ${firm.id} and position = 2`);
    });
    expect(finding).toMatchObject({ kind: "ORDER_CHANGED", position: 2 });
  });

  it("an entry that waits for its position and is gone", async () => {
    const finding = await foundAfter((run) =>
      run(sql`
        insert into audit_waiting (tenant_id, id, requester)
        values (${firm.id}, gen_random_uuid(), ${firm.id})`),
    );
    expect(finding).toMatchObject({ kind: "ENTRY_REMOVED", position: null });
  });
});

describe("C19 a chain that was written anew as a whole does not fit the ledger", () => {
  it("its head is not the one that was published", async () => {
    const finding = await foundAfter(async (run) => {
      const links = await owner<{ position: number; entry: Uint8Array }[]>`
        select position::int, entry from audit_chain where tenant_id = ${firm.id} order by position`;
      await run(sql`update audit_entries set action = 'none' where id = ${await rowAt(1)}`);
      let before: Uint8Array = new Uint8Array(32);
      for (const { position, entry } of links) {
        const text = Buffer.from(entry).toString("utf8");
        const forged = position === 1 ? text.replace(/"action":"[^"]*"/, '"action":"none"') : text;
        const bytes = Buffer.from(forged);
        before = nextLink(before, position, bytes);
        await run(sql`
          update audit_chain set entry = ${bytes}, link = ${before}
          where tenant_id = ${firm.id} and position = ${position}`);
      }
    });
    expect(finding?.kind).toBe("SEAL_CHANGED");
  });

  it("and with its seals forged, they are not what the log holds", async () => {
    const finding = await foundAfter((run) =>
      run(sql`update outbox set secret = ${randomBytes(32)}
        where tenant_id = ${firm.id} and type = 'tenancy.audit-sealed.v1'`),
    );
    expect(finding?.kind).toBe("SEAL_CHANGED");
  });

  it("and with its seals taken out, they are missed", async () => {
    const seals = await foundAfter((run) =>
      run(sql`delete from audit_seals where tenant_id = ${firm.id} and number = 1`),
    );
    expect(seals?.kind).toBe("SEAL_REMOVED");
    const events = await foundAfter((run) =>
      run(sql`
        delete from outbox where tenant_id = ${firm.id} and type = 'tenancy.audit-sealed.v1'`),
    );
    expect(events?.kind).toBe("SEAL_REMOVED");
  });
});
