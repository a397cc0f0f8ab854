import { setTimeout as rest } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entryBytes, nextLink } from "../../contracts/audit/index.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { endSession, issueKey } from "../../services/tenancy/index.ts";
import { StagedApi } from "../stage/api.ts";
import {
  facts,
  type SignedIn,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import { StagedWorker } from "../stage/worker.ts";

let platform: StagedPlatform;
let api: StagedApi;
let worker: StagedWorker;
let foundry: StagedFirm;
let gears: StagedFirm;
let planner: SignedIn;

beforeAll(async () => {
  platform = await stagePlatform();
  api = new StagedApi(platform);
  worker = await StagedWorker.open(platform, api.folder);
  foundry = await platform.firm("foundry");
  gears = await platform.firm("gears");
  planner = await platform.member(foundry, "planner", ["planner"]);
  await act(foundry, "thing:one", { note: '=cmd|"calc"' }, "203.0.113.7");
  await act(foundry, "thing:two");
  await worker.settle();
  await act(foundry, "thing:new");
});

afterAll(async () => {
  await worker.close();
  api.close();
  await platform.close();
});

async function act(
  { administrator }: StagedFirm,
  subject: string,
  details: Record<string, unknown> = {},
  address: string | null = null,
) {
  const actor = { ...administrator.actor, request: facts({ id: "request-1", address }) };
  await asTenant(platform.app, actor, "tenancy.grant", async (scope) =>
    scope.about(subject, details),
  );
}

interface Entry {
  readonly position: number | null;
  readonly subject: string | null;
  readonly subjectName: string | null;
  readonly who: string;
  readonly action: string;
}

const document = `query ($first: Int, $after: String, $search: String, $who: String, $subject: String,
    $address: String, $from: DateTime, $until: DateTime, $action: String) {
  auditEntries(first: $first, after: $after, search: $search, who: $who, subject: $subject,
      address: $address, from: $from, until: $until, action: $action) {
    nodes { position subject subjectName who action }
    pageInfo { hasNextPage endCursor }
  }
}`;

async function entries(variables: Record<string, unknown>, by = foundry.administrator) {
  const { data, errors } = await api.ask(document, variables, { session: by.token });
  expect(errors).toEqual([]);
  return data.auditEntries as {
    readonly nodes: readonly Entry[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

const subjects = async (variables: Record<string, unknown>) =>
  (await entries(variables)).nodes.map(({ subject }) => subject);

describe("the record of a firm", () => {
  it("is found by text, person, act, subject, address and time", async () => {
    expect(await subjects({ search: "calc" })).toEqual(["thing:one"]);
    expect(await subjects({ address: "203.0.113.7" })).toEqual(["thing:one"]);
    expect(await subjects({ subject: "thing:two" })).toEqual(["thing:two"]);
    const { nodes } = await entries({ who: "planner" });
    expect(nodes.length).toBeGreaterThan(0);
    expect(new Set(nodes.map(({ who }) => who))).toEqual(new Set(["planner"]));
    expect(await subjects({ action: "tenancy.grant" })).toHaveLength(3);
    expect(await subjects({ action: "tenancy." })).not.toHaveLength(3);
    expect(await subjects({ until: "2020-01-01T00:00:00Z" })).toEqual([]);
    expect(await subjects({ from: "2020-01-01T00:00:00Z", search: "thing" })).toHaveLength(3);
    expect(await subjects({ search: "100%_" })).toEqual([]);
  });

  it("goes page by page in the order of the chain, what waits for its place first", async () => {
    const all = await entries({ first: 100 });
    const walked: Entry[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof entries>> = await entries({ first: 2, after });
      walked.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(all.nodes);
    expect(walked[0]).toMatchObject({ position: null, subject: "thing:new" });
    const positions = walked.slice(1).map(({ position }) => position);
    expect(positions).toEqual(
      Array.from({ length: positions.length }, (_, at) => positions.length - at),
    );
  });

  it("calls people, keys and invitations by their names", async () => {
    const { key } = await asTenant(
      platform.app,
      foundry.administrator.actor,
      "tenancy.issue-key",
      (scope) =>
        issueKey(scope, {
          name: "MES 钥匙",
          scopes: ["graphql"],
          expiresAt: new Date(Date.now() + 86_400_000),
        }),
    );
    const { nodes } = await entries({ subject: `key:${key.id}` });
    expect(nodes[0]).toMatchObject({ subjectName: "MES 钥匙", who: "foundry administrator" });
    const [invited] = (await entries({ action: "tenancy.invite" })).nodes;
    expect(invited?.subjectName).toBe("planner@foundry.example");
  });

  it("C19 says up to where it is unchanged, to its administrator alone", async () => {
    const question = `{ auditIntegrity { position sealedPosition waiting keptDays finding { kind } } }`;
    const { data } = await api.ask(question, {}, { session: foundry.administrator.token });
    expect(data.auditIntegrity).toMatchObject({ finding: null, keptDays: 180 });
    expect(data.auditIntegrity.sealedPosition).toBe(data.auditIntegrity.position);
    const refused = await api.ask(question, {}, { session: planner.token });
    expect(refused.errors[0]?.extensions.code).toBe("NOT_PERMITTED");
  });
});

const exported = (query: string, asking: Parameters<StagedApi["call"]>[1] = {}) =>
  api.call(`/audit/export?${query}`, { session: foundry.administrator.token, ...asking });

describe("the export of the record", () => {
  it("C19 as JSON lines can be verified by itself, link by link", async () => {
    const response = await exported("format=jsonl");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toMatch(/attachment; .*\.jsonl"/);
    const [opening, ...lines] = (await response.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(opening).toMatchObject({ format: "lianzao/audit-export/1", position: lines.length });
    for (const [at, { position, linkBefore, link, entry }] of lines.entries()) {
      expect(position).toBe(at + 1);
      expect(linkBefore).toBe(at === 0 ? "00".repeat(32) : lines[at - 1].link);
      const made = nextLink(Buffer.from(linkBefore, "hex"), position, entryBytes(entry));
      expect(Buffer.from(made).toString("hex")).toBe(link);
    }
    expect(opening.link).toBe(lines.at(-1).link);
  });

  it("as CSV keeps to the filter, and no cell runs as a formula", async () => {
    const response = await exported("format=csv&subject=thing:one");
    const text = await response.text();
    expect(text.split("\r\n")).toHaveLength(3);
    expect(text).toContain("203.0.113.7");
    expect(text).not.toMatch(/(^|,)=/m);
  });

  it("C04 breaks off once the session has ended of whoever takes it", async () => {
    const someone = await platform.signIn(foundry.administrator.email);
    const response = await exported("format=jsonl", { session: someone.token });
    expect(response.status).toBe(200);
    await endSession(platform.app, someone.actor, someone.token);
    await rest(2_100);
    await expect(response.text()).rejects.toThrow(
      expect.objectContaining({ code: "SESSION_EXPIRED" }),
    );
  });

  it("is itself on record, with its format and filter", async () => {
    await (await exported("format=jsonl&action=tenancy.grant")).text();
    const { nodes } = await entries({ action: "tenancy.export-audit", first: 1 });
    expect(nodes[0]).toMatchObject({ subject: "audit", who: "foundry administrator" });
    const filtered = { action: "tenancy.export-audit", search: '"filter": {"action"' };
    expect((await entries(filtered)).nodes).toHaveLength(1);
  });

  it("is for the firm's administrator and for keys with its scope, of their own house", async () => {
    const refused = await exported("format=csv", { session: planner.token });
    expect(refused.status).toBe(403);
    expect((await api.call("/audit/export")).status).toBe(401);
    const ask = { name: "export", expiresAt: new Date(Date.now() + 86_400_000) };
    const keyOf = async (scopes: Parameters<typeof issueKey>[1]["scopes"]) => {
      const issued = await asTenant(
        platform.app,
        gears.administrator.actor,
        "tenancy.issue-key",
        (scope) => issueKey(scope, { ...ask, scopes }),
      );
      return issued.token ?? "";
    };
    const other = await api.call("/audit/export?format=jsonl", { key: await keyOf(["graphql"]) });
    expect(other.status).toBe(403);
    const own = await api.call("/audit/export?format=jsonl", {
      key: await keyOf(["audit.export"]),
    });
    expect(own.status).toBe(200);
    const text = await own.text();
    expect(text).not.toContain(foundry.id);
    expect(text).toContain(gears.id);
  });

  it("refuses what it does not understand at its parameter", async () => {
    for (const query of [
      "format=xml",
      "from=yesterday",
      "search=%00",
      "until=2026-13-01T00:00:00Z",
    ]) {
      const response = await exported(query);
      expect(response.status, query).toBe(400);
      const { error } = (await response.json()) as { error: { code: string; field: string } };
      expect(error).toMatchObject({ code: "INPUT_INVALID", field: query.split("=")[0] });
    }
  });
});

describe("C14 the platform's audit administrator", () => {
  it("sees the operator's acts, and of each firm how far its chain reaches and if it is whole", async () => {
    const audit = await platform.operatorPerson("audit");
    const platformActs = await entries({ action: "platform.admit" }, audit);
    expect(platformActs.nodes.map(({ subjectName }) => subjectName)).toContain("foundry厂");
    const { data } = await api.ask(
      `{ auditChains { nodes { firm { name { en } } entries link checkedPosition finding } } }`,
      {},
      { session: audit.token },
    );
    const firms = data.auditChains.nodes.map(
      (node: { firm: { name: { en: string } } }) => node.firm.name.en,
    );
    expect(firms.sort()).toEqual(["foundry", "gears"]);
    for (const { entries: count, finding } of data.auditChains.nodes) {
      expect(count).toBeGreaterThan(0);
      expect(finding).toBeNull();
    }
    const text = JSON.stringify(data) + JSON.stringify(await entries({ first: 100 }, audit));
    expect(text).not.toContain("thing:one");
  });

  it("alone among the operator's people", async () => {
    for (const role of ["system", "security"] as const) {
      const { token: session } = await platform.operatorPerson(role);
      const { errors } = await api.ask("{ auditChains { nodes { entries } } }", {}, { session });
      expect(errors[0]?.extensions.code).toBe("NOT_PERMITTED");
      expect((await api.call("/audit/export", { session })).status).toBe(403);
    }
  });
});
