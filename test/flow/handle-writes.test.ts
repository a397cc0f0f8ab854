import { generateKeyPairSync } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Identity } from "../../identifiers/codes/index.ts";
import { issueAdministrator } from "../../identifiers/registry/administrators.ts";
import {
  changeIdentifier,
  registerIdentifier,
  saveTemplate,
} from "../../identifiers/registry/commands.ts";
import { keptAdministrators } from "../../identifiers/registry/kept.ts";
import { recordByName } from "../../identifiers/registry/reads.ts";
import { formerKeys } from "../../identifiers/registry/secrets.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { reseal, standingOf } from "../../services/platform/resealing.ts";
import { sealed } from "../../services/platform/sealing.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import {
  letterKey,
  type StagedFirm,
  type StagedPlatform,
  stagePlatform,
} from "../stage/platform.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  prefixAdministrator,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";

let platform: StagedPlatform;
let resolver: StagedResolver;
let firm: StagedFirm;
let prefix: string;
let basic: string;

const issue = (publicKey: string | null = null) =>
  asTenant(platform.app, firm.administrator.actor, "identifiers.administer", (scope) =>
    issueAdministrator(scope, letterKey, { prefix, name: "x", publicKey }),
  );

const credentials = () => prefixAdministrator(platform, firm, prefix);

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("pumps");
  prefix = freshAuthority();
  await givePrefix(platform, firm.id, prefix);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  resolver = stageResolver(platform);
  basic = (await credentials()).basic;
});

afterAll(async () => {
  await resolver.close();
  await platform.close();
});

/** HTTP status, response code, and our own code where there is one. */
async function ask(method: string, path: string, body?: unknown, by: string | null = basic) {
  const answer = await resolver.app.request(`http://localhost:8081/api/handles${path}`, {
    method,
    headers: by === null ? {} : { authorization: by },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const told = await answer.json();
  const { responseCode, code } = told;
  const outcome = [answer.status, responseCode, ...(code === undefined ? [] : [code])];
  return { outcome, told };
}

const outcome = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).outcome;
const valuesOf = async (path: string, by: string | null = basic) =>
  ((await ask("GET", path, undefined, by)).told.values ?? []).map(
    ({ index, type, data }: { index: number; type: string; data: { value: unknown } }) => [
      index,
      type,
      data.value,
    ],
  );
const versionOf = (path: string) =>
  naming(platform, firm, async (scope) => {
    const record = await recordByName(scope, `hdl:${path.slice(1)}` as Identity);
    return record?.version;
  });

const text = (index: number, type: string, data: string) => ({ index, type, data });
const url = text(1, "URL", "https://pumps.example/1");
const admin = (handle: string, index: number, permissions = "011111110011") => ({
  index: 100,
  type: "HS_ADMIN",
  data: { format: "admin", value: { handle, index, permissions } },
});
const [done, made] = [
  [200, 1],
  [201, 1],
];

describe("the values that a request names", () => {
  it("are those that it sends, or nothing is written", async () => {
    const name = `/${prefix}/indices`;
    expect(await outcome("PUT", name, [url])).toEqual(made);
    const other = [400, 202, "VALUE_INDEX_OTHER"];
    expect(await outcome("PUT", `${name}?index=3`, [text(5, "A", "a")])).toEqual(other);
    expect(await outcome("PUT", `${name}?index=3&index=4`, [text(3, "A", "a")])).toEqual(other);
    const wrong = [400, 202, "VALUE_INDEX"];
    expect(await outcome("PUT", `${name}?index=abc`, [text(5, "A", "a")])).toEqual(wrong);
    expect(await outcome("GET", `${name}?index=abc`)).toEqual(wrong);
    expect(await outcome("DELETE", `${name}?index=abc`)).toEqual(wrong);
    expect(await versionOf(name)).toBe(1);
    // The one that is sent has the number of the address.
    expect(await outcome("PUT", `${name}?index=4`, { type: "A", data: "a" })).toEqual(made);
    expect(await valuesOf(name)).toEqual([
      [1, "URL", "https://pumps.example/1"],
      [4, "A", "a"],
    ]);
  });

  it("are all deleted or none, and what changes nothing is no new version", async () => {
    const name = `/${prefix}/whole`;
    await ask("PUT", name, [url, text(2, "A", "a")]);
    expect(await outcome("DELETE", `${name}?index=2&index=9`)).toEqual([
      400,
      200,
      "VALUES_NOT_FOUND",
    ]);
    expect(await outcome("PUT", name, [text(2, "A", "a"), url])).toEqual(done);
    expect(await outcome("PUT", `${name}?index=2`, [text(2, "A", "a")])).toEqual(done);
    expect(await versionOf(name)).toBe(1);
    expect(await outcome("PUT", `${name}?index=2`, [text(2, "A", "b")])).toEqual(done);
    expect(await versionOf(name)).toBe(2);
  });

  it("have whole numbers, and seconds to live", async () => {
    const name = `/${prefix}/numbers`;
    const put = (changes: object) => outcome("PUT", name, [{ ...url, ...changes }]);
    for (const index of [null, true, [5], "1e2"]) {
      expect(await put({ index }), String(index)).toEqual([400, 202, "VALUE_INDEX"]);
    }
    for (const ttl of [null, true, [5], "soon"]) {
      expect(await put({ ttl }), String(ttl)).toEqual([400, 202, "VALUE_TTL"]);
    }
    const until = await put({ ttl: "2031-01-05T08:00:00Z" });
    expect(until).toEqual([400, 202, "VALUE_TTL_ABSOLUTE"]);
    expect(await put({ index: "1", ttl: "60" })).toEqual(made);
  });

  it("are not written over unseen where they are not for all", async () => {
    const name = `/${prefix}/hidden`;
    const serial = textValue(2, "SERIAL", "SN-1", "firm");
    const cost = textValue(3, "COST", "7");
    const entries = [{ index: 3, type: "COST", audience: "partners" as const }];
    await naming(platform, firm, async (scope) => {
      const { id: templateId } = await saveTemplate(scope, null, { name: "泵", entries });
      const values = [textValue(1, "URL", "https://pumps.example/1"), serial, cost];
      await registerIdentifier(scope, `hdl:${name.slice(1)}`, draft(values, { templateId }));
    });
    for (const index of [2, 3]) {
      const colour = [text(index, "COLOUR", "blue")];
      expect(await outcome("PUT", `${name}?index=${index}&overwrite=true`, colour)).toEqual([
        409,
        201,
        "VALUE_HIDDEN",
      ]);
    }
    const own = { ...text(2, "OTHER", "SN-2"), permissions: "1100" };
    expect(await outcome("PUT", `${name}?index=2`, own)).toEqual(done);
    expect(await outcome("PUT", `${name}?index=4`, text(4, "COLOUR", "blue"))).toEqual(made);
    expect(await valuesOf(name, null)).toEqual([
      [1, "URL", "https://pumps.example/1"],
      [4, "COLOUR", "blue"],
    ]);
  });
});

describe("the Handles under a prefix", () => {
  it("are listed for who administers them, page by page, and take a name that is drawn", async () => {
    const authority = freshAuthority();
    await givePrefix(platform, firm.id, authority);
    for (const local of ["a", "b", "c"]) {
      await naming(platform, firm, (scope) =>
        registerIdentifier(scope, `hdl:${authority}/${local}`, draft([])),
      );
    }
    const list = async (query: string, by: string | null = basic) =>
      (await ask("GET", `?prefix=${authority}${query}`, undefined, by)).told;
    expect(await list("")).toMatchObject({
      totalCount: 3,
      handles: ["a", "b", "c"].map((local) => `${authority}/${local}`),
    });
    expect(await list("&page=1&pageSize=2")).toMatchObject({ handles: [`${authority}/c`] });
    expect(await list("&page=0&pageSize=0")).toMatchObject({ totalCount: 3, handles: [] });
    expect(await list("", null)).toMatchObject({ responseCode: 402 });
    expect(await outcome("GET", "?prefix=20.500")).toEqual([403, 401, "HANDLE_NOT_ALLOWED"]);
    expect((await outcome("GET", ""))[0]).toBe(400);

    const minted = await ask("PUT", `/${prefix}/pump-?mintNewSuffix=true`, [url]);
    expect(minted.outcome).toEqual(made);
    expect(minted.told.handle).toMatch(new RegExp(`^${prefix}/pump-[0-9a-f-]{36}$`));
    expect(await outcome("GET", `/${minted.told.handle}`)).toEqual(done);
  });
});

describe("a Handle that is another name of a thing", () => {
  const code = "gs1:01/06901234000016/21/SN1";

  it("is written by who administers it, and comes back with all names of the thing", async () => {
    const name = `/${prefix}/pump-7`;
    const names = [`hdl:${prefix}/pump-7`];
    const values = [textValue(1, "URL", "https://pumps.example/1")];
    const record = await naming(platform, firm, (scope) =>
      registerIdentifier(scope, code, draft(values, { names })),
    );
    const next = text(1, "URL", "https://pumps.example/2");
    expect(await outcome("PUT", `${name}?index=1`, next)).toEqual(done);
    const led = () => resolver.app.request("http://localhost:8081/01/06901234000016/21/SN1");
    expect((await led()).headers.get("location")).toBe("https://pumps.example/2");

    expect(await outcome("DELETE", name)).toEqual(done);
    expect(await outcome("GET", name)).toEqual([404, 100, "IDENTIFIER_NOT_FOUND"]);
    // One record, one answer: by the code it was registered under it is gone, too.
    await expect.poll(async () => (await led()).status, { timeout: 20_000 }).toBe(410);
    expect(await outcome("PUT", name, [url])).toEqual(made);
    const seen = { id: record.id, version: null };
    const again = await naming(platform, firm, (scope) =>
      changeIdentifier(scope, seen, (each) => ({ ...each, names: [...each.names] })),
    );
    expect(again.names).toEqual([code, ...names]);
  });
});

describe("an administrator whom HS_ADMIN names in a Handle of the firm's own", () => {
  it("is found over lists and by his key, and nobody else", async () => {
    const [second, third] = [await credentials(), await credentials()];
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
    expect(privateKey.type).toBe("private");
    await issue(String(publicKey.export({ type: "spki", format: "pem" })));
    const lists = `/${prefix}/admins`;
    const list = (index: number, references: object[]) => ({
      index,
      type: "HS_VLIST",
      data: { format: "vlist", value: references },
    });
    const inner = { handle: lists.slice(1), index: 201 };
    const key = { format: "key", value: publicKey.export({ format: "jwk" }) };
    const own = { handle: `0.NA/${prefix}`, index: second.index };
    const circle = { handle: lists.slice(1), index: 202 };
    const record = [list(200, [inner]), list(201, [own]), list(202, [circle])];
    await ask("PUT", lists, [...record, { index: 300, type: "HS_PUBKEY", data: key }]);

    const name = `/${prefix}/guarded`;
    const by = admin(lists.slice(1), 200);
    expect(await outcome("PUT", name, [url, by])).toEqual(made);
    const next = text(2, "NOTE", "n");
    expect(await outcome("PUT", `${name}?index=2`, next, third.basic)).toEqual([
      403,
      401,
      "HANDLE_NOT_ALLOWED",
    ]);
    expect(await outcome("PUT", `${name}?index=2`, next, second.basic)).toEqual(made);

    const nobody = [400, 202, "VALUE_ADMIN_NOBODY"];
    const keyed = `/${prefix}/keyed`;
    expect(await outcome("PUT", keyed, [url, admin(lists.slice(1), 202)])).toEqual(nobody);
    expect(await outcome("PUT", keyed, [url, admin("20.500/other", 300)])).toEqual(nobody);
    expect(await outcome("PUT", keyed, [url, admin(`0.NA/${prefix}`, 999)])).toEqual(nobody);
    expect(await outcome("PUT", keyed, [url, admin(lists.slice(1), 300)])).toEqual(made);
    // The key's holder is named, whoever wrote that is not.
    expect(await outcome("DELETE", keyed)).toEqual([403, 401, "HANDLE_NOT_ALLOWED"]);
    expect(
      await outcome("PUT", `${name}?index=100`, admin(`0.NA/${prefix}`, 999), second.basic),
    ).toEqual(nobody);
    expect(await outcome("DELETE", name, undefined, second.basic)).toEqual(done);
  });
});

describe("the secret of an administrator", () => {
  it("that was sealed before each firm had a key opens, and is sealed anew", async () => {
    const { administrator, secret } = await issue();
    const { id } = administrator;
    const former = sealed(secret ?? "", formerKeys(letterKey), id);
    await asProgram(platform.worker, ({ db }) =>
      db.execute(sql`update registry_administrators set sealed = ${former} where id = ${id}`),
    );
    const reference = encodeURIComponent(`${administrator.index}:0.NA/${prefix}`);
    const by = `Basic ${Buffer.from(`${reference}:${secret}`).toString("base64")}`;
    expect(await outcome("PUT", `/${prefix}/former`, [url], by)).toEqual(made);
    const kept = keptAdministrators(platform.worker, letterKey);
    expect(await standingOf(kept)).toMatchObject({ older: 1, unreadable: 0 });
    expect(await reseal(kept)).toBe(1);
    expect(await standingOf(kept)).toMatchObject({ older: 0, unreadable: 0 });
    expect(await outcome("DELETE", `/${prefix}/former`, undefined, by)).toEqual(done);
  });
});
