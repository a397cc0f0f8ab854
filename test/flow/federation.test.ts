import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compressedLinkOf, readLink } from "../../identifiers/codes/index.ts";
import { setNode } from "../../identifiers/nodes/commands.ts";
import { registerIdentifier } from "../../identifiers/registry/commands.ts";
import type { Refusal } from "../../services/kernel/refusal.ts";
import { listen } from "../../services/platform/program.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { type StagedFirm, type StagedPlatform, stagePlatform } from "../stage/platform.ts";
import {
  draft,
  freshAuthority,
  givePrefix,
  naming,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";

/** Ours, and that of a firm that runs the same programs by itself. */
let platform: StagedPlatform;
let node: StagedPlatform;
let firm: StagedFirm;
let resolver: StagedResolver;
let nodeResolver: StagedResolver;
let owner: postgres.Sql;
let server: { readonly port: number; close: () => Promise<void> };
/** A node that answers what a test says. */
let other: Server;
let answering: (response: ServerResponse, path: string, via: string | undefined) => void;
let asked = 0;

const authority = freshAuthority();
const otherAuthority = freshAuthority();
const referred = freshAuthority();
const gtin = "gs1:01/06901234000016";
const passing = { ttlSeconds: 1 };

/** Lets a resolver ask nodes on this machine. */
const guardOfNodes = () => {
  return { ports: new Set([server.port, portOf(other)]), allowsLoopback: true };
};

const portOf = (each: Server) => (each.address() as AddressInfo).port;

/** A node where no firm could name one: on this machine. */
async function placeNode(scheme: string, prefix: string, url: string, mode = "ask") {
  await givePrefix(platform, firm.id, prefix, scheme as "hdl");
  await owner`insert into identifier_nodes (tenant_id, scheme, prefix, mode, url, set_at)
    values (${firm.id}, ${scheme}, ${prefix}, ${mode}, ${url}, now())`;
}

beforeAll(async () => {
  [platform, node] = await Promise.all([stagePlatform(), stagePlatform()]);
  firm = await platform.firm("pumps");
  const theirs = await node.firm("pumps-themselves");
  await givePrefix(node, theirs.id, authority);
  await givePrefix(node, theirs.id, "6901234", "gs1");
  await naming(node, theirs, async (scope) => {
    const url = { ...textValue(1, "URL", "https://pumps.example/p"), ...passing };
    const secret = textValue(2, "COST", "for themselves", "firm");
    await registerIdentifier(scope, `hdl:${authority}/pump`, draft([url, secret]));
    const page = textValue(3, "gs1:certificationInfo", "https://pumps.example/c");
    await registerIdentifier(scope, gtin, draft([url, page]));
  });
  nodeResolver = stageResolver(node, { resolverUrl: "http://node.example" });
  server = await listen(nodeResolver.app.fetch, 0);
  other = createServer((request, response) => {
    asked += 1;
    answering(response, request.url ?? "", request.headers.via);
  });
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));

  owner = postgres(platform.fresh.url, { max: 1 });
  await placeNode("hdl", authority, `http://127.0.0.1:${server.port}`);
  await placeNode("gs1", "6901234", `http://127.0.0.1:${server.port}`);
  await placeNode("hdl", otherAuthority, `http://127.0.0.1:${portOf(other)}`);
  await placeNode("hdl", referred, "https://node.example/hs", "refer");
  await naming(platform, firm, (scope) =>
    registerIdentifier(scope, `hdl:${otherAuthority}/ours`, draft([textValue(1, "NAME", "ours")])),
  );
  resolver = stageResolver(platform, {
    guard: guardOfNodes(),
    referrals: {
      hdl: "https://hdl.handle.net",
      gs1: "https://id.gs1.org",
      oid: "https://oid-base.com/get",
    },
  });
});

afterAll(async () => {
  await Promise.all([resolver.close(), nodeResolver.close(), owner.end()]);
  other.closeAllConnections();
  other.close();
  await server.close();
  await Promise.all([platform.close(), node.close()]);
});

beforeEach(() => {
  asked = 0;
});

const get = (path: string, headers: Record<string, string> = {}) =>
  resolver.app.request(`http://localhost:8081${path}`, { headers });

async function handle(name: string, headers: Record<string, string> = {}) {
  const answer = await get(`/api/handles/${name}`, headers);
  return { answer, body: await answer.json() };
}

const handleJson = (name: string, ttl: number, value = "https://there.example/p") => ({
  responseCode: 1,
  handle: name,
  values: [{ index: 1, type: "URL", data: { format: "string", value }, ttl }],
});

const saying = (body: unknown, status = 200, headers: Record<string, string> = {}) => {
  answering = (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
};

describe("codes that a firm's own node holds", () => {
  it("are answered by every door from what the node says, and of that what is public", async () => {
    const { answer, body } = await handle(`${authority}/pump`);
    expect(answer.status).toBe(200);
    expect(body.values).toHaveLength(1);
    expect(body.values[0]).toMatchObject({ type: "URL", ttl: 1 });
    expect(JSON.stringify(body)).not.toContain("for themselves");
    const front = await get(`/hdl:${authority}/pump`);
    expect([front.status, front.headers.get("location")]).toEqual([302, "https://pumps.example/p"]);
    const link = await get("/01/06901234000016/21/SN-1?linkType=gs1:certificationInfo");
    expect(link.status).toBe(307);
    expect(link.headers.get("location")).toContain("https://pumps.example/c");
    expect((await get("/01/06901234000016")).headers.get("location")).toBe(
      "https://pumps.example/p",
    );
  });

  it("are shown as the node's among the steps of a resolution", async () => {
    const answer = await get(`/resolve?code=${encodeURIComponent(`${authority}/pump`)}`, {
      accept: "application/json",
    });
    const steps = await answer.json();
    expect(steps.source).toBe(`http://127.0.0.1:${server.port}`);
    expect(steps.doors.map(({ status }: { status: number }) => status)).toEqual([302, 200]);
  });

  it("are not found where the node does not know them, and ours come first", async () => {
    expect((await handle(`${authority}/unknown`)).body.responseCode).toBe(100);
    saying(handleJson(`${otherAuthority}/ours`, 60));
    expect((await handle(`${otherAuthority}/ours`)).body.values[0].data.value).toBe("ours");
    expect(asked).toBe(0);
  });

  it("are kept as long as their values say, and no longer", async () => {
    saying(handleJson(`${otherAuthority}/kept`, 1));
    await Promise.all(Array.from({ length: 5 }, () => handle(`${otherAuthority}/kept`)));
    expect(asked).toBe(1);
    saying(handleJson(`${otherAuthority}/kept`, 60, "https://there.example/new"));
    await pause(1_100);
    const { body, answer } = await handle(`${otherAuthority}/kept`);
    expect(body.values[0].data.value).toBe("https://there.example/new");
    expect(answer.headers.get("age")).toBe("0");
    await handle(`${otherAuthority}/kept`);
    expect(asked).toBe(2);
  });
});

describe("a node's bad answers", () => {
  it.each([
    ["of another Handle", () => saying(handleJson(`${otherAuthority}/another`, 60))],
    ["without end", () => saying(`{"x":"${"x".repeat(300_000)}"}`)],
    ["that are no JSON", () => saying("<html>")],
    ["that lead inside", () => saying("", 302, { location: "http://127.0.0.1:22/" })],
    ["that are broken", () => saying("{}", 500)],
  ])("%s are told as a node that is away, once", async (_name, say) => {
    say();
    const name = `${otherAuthority}/bad-${asked}-${Math.random()}`;
    const { answer, body } = await handle(name);
    expect([answer.status, body.code]).toEqual([503, "NODE_AWAY"]);
    expect(answer.headers.get("retry-after")).toBe("2");
    await handle(name);
    expect(asked).toBe(1);
  });

  it("that come too late do not keep anyone for long, and of its codes only the first", async () => {
    answering = () => undefined;
    const own = stageResolver(platform, { guard: guardOfNodes() });
    const status = async (name: string) =>
      (await own.app.request(`http://localhost:8081/api/handles/${otherAuthority}/${name}`)).status;
    const begun = performance.now();
    expect(await status("late")).toBe(503);
    expect(performance.now() - begun).toBeLessThan(4_500);
    expect(await status("late-too")).toBe(503);
    expect(asked).toBe(1);
    await own.close();
  });

  it("are taken for what of them can be told", async () => {
    const name = `${otherAuthority}/odd`;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const odd = [
      { index: 2, type: "UNTIL", data: "u", ttl: until },
      { index: 3, type: "LONG", data: "x".repeat(20_000), ttl: 60 },
      { index: 4, type: "with a blank", data: "b", ttl: 60 },
      { index: "five", type: "NONE", data: "n" },
      { index: 6, type: "STRANGE", data: { format: "strange", value: "x" } },
      { index: 300, type: "HS_SECKEY", data: "secret", ttl: 60 },
      ...Array.from({ length: 120 }, (_, at) => ({ index: 400 + at, type: "N", data: String(at) })),
    ];
    const plain = handleJson(name, 60);
    saying({ ...plain, values: [...plain.values, ...odd] });
    const { answer, body } = await handle(name);
    expect(answer.status).toBe(200);
    const told: { index: number; ttl: number }[] = body.values;
    expect(told.slice(0, 5).map(({ index }) => index)).toEqual([1, 2, 3, 4, 400]);
    expect(told).toHaveLength(124);
    expect(told[1]?.ttl).toBeGreaterThan(3_000);
    expect(JSON.stringify(body)).not.toContain("secret");
  });

  it("that a Handle has no values make an empty record, and no node that is away", async () => {
    const name = `${otherAuthority}/empty`;
    saying({ responseCode: 200, handle: name });
    const { answer, body } = await handle(name);
    expect([answer.status, body.responseCode]).toEqual([200, 200]);
    saying({ responseCode: 100, handle: `${otherAuthority}/nothing` }, 404);
    expect((await handle(`${otherAuthority}/nothing`)).body.responseCode).toBe(100);
  });

  it("do not reach what is not on the public network", async () => {
    const strict = stageResolver(platform);
    const answer = await strict.app.request(
      `http://localhost:8081/api/handles/${otherAuthority}/inside`,
    );
    expect(answer.status).toBe(503);
    expect(asked).toBe(0);
    await strict.close();
  });
});

describe("a class that is registered here, of which the node has the serial numbers", () => {
  const company = "6901235";
  const above = "01/06901235000015";
  const linkset = (serial: string, href: string) => ({
    linkset: [
      {
        anchor: `https://there.example/${above}/21/${serial}`,
        "https://ref.gs1.org/voc/pip": [{ href, title: "p" }],
      },
    ],
  });
  const led = async (serial: string) => {
    const answer = await get(`/${above}/21/${serial}`);
    return [answer.status, answer.headers.get("location")];
  };

  it("answers for those that the node does not know, and for no others", async () => {
    await placeNode("gs1", company, `http://127.0.0.1:${portOf(other)}`);
    await naming(platform, firm, (scope) => {
      const url = textValue(1, "URL", "https://pumps.example/class");
      return registerIdentifier(scope, `gs1:${above}`, draft([url]));
    });
    saying(linkset("A1", "https://there.example/a1"));
    // Which nodes there are is known anew after two seconds.
    await expect
      .poll(() => led("A1"), { timeout: 10_000 })
      .toEqual([307, "https://there.example/a1"]);
    expect((await get(`/${above}`)).headers.get("location")).toBe("https://pumps.example/class");
    saying("{}", 404);
    expect(await led("A2")).toEqual([307, "https://pumps.example/class"]);
    saying("{}", 500);
    const answer = await get(`/${above}/21/A3`);
    expect([answer.status, answer.headers.get("warning")]).toEqual([
      307,
      '110 - "Response is Stale"',
    ]);
  });
});

describe("who asks for what is held elsewhere", () => {
  it("is sent to the node, where its firm wants it so", async () => {
    const { answer, body } = await handle(`${referred}/a/b`);
    const address = `https://node.example/hs/api/handles/${referred}/a/b`;
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(address);
    expect(body).toMatchObject({ responseCode: 302, referral: address });
    const front = await get(`/${referred}/a`);
    expect(front.headers.get("location")).toBe(`https://node.example/hs/${referred}/a`);
  });

  it("is sent to the world's own resolvers for prefixes that are nobody's here", async () => {
    const front = await get("/20.500.12345/x");
    expect(front.headers.get("location")).toBe("https://hdl.handle.net/20.500.12345/x");
    const link = await get("/01/04012345123456?linkType=gs1:pip");
    expect([link.status, link.headers.get("location")]).toEqual([
      307,
      "https://id.gs1.org/01/04012345123456?linkType=gs1:pip",
    ]);
    expect(link.headers.get("link")).toBe(
      `<${link.headers.get("location")}>; rel="gs1:handledBy https://ref.gs1.org/voc/handledBy"`,
    );
    const foreign = readLink("https://id.gs1.org/01/04012345123456/21/A1");
    const packed = await get(new URL(compressedLinkOf(foreign)).pathname);
    expect(packed.headers.get("location")).toBe("https://id.gs1.org/01/04012345123456/21/A1");
    for (const path of ["/1.3.6.1.4.1.99999", "/urn:oid:1.3.6.1.4.1.99999"]) {
      const oid = await get(path);
      expect([oid.status, oid.headers.get("location")]).toEqual([
        302,
        "https://oid-base.com/get/1.3.6.1.4.1.99999",
      ]);
    }
    expect((await handle(`0.NA/${authority}`)).answer.status).toBe(200);
    const { answer, body } = await handle("20.500.12345/x");
    expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
    expect(body).toMatchObject({
      responseCode: 301,
      referral: "https://hdl.handle.net/api/handles/20.500.12345/x",
    });
    expect((await get("/01/06901234000023")).status).toBe(404);
  });

  it("gets no further where the question comes back to us", async () => {
    let via = "";
    answering = async (response, path, said) => {
      via = said ?? "";
      const answer = await get(path, { via });
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(await answer.text());
      looped.push(answer.status);
    };
    const looped: number[] = [];
    const { answer } = await handle(`${otherAuthority}/loop`, { via: "1.1 before.example" });
    expect(via).toBe("1.1 before.example, 1.1 localhost:8081");
    expect(looped).toEqual([508]);
    expect(answer.status).toBe(503);
    expect(asked).toBe(1);
    const hops = Array.from({ length: 4 }, (_, hop) => `1.1 h${hop}`).join(", ");
    expect((await handle(`${otherAuthority}/far`, { via: hops })).answer.status).toBe(508);
  });
});

describe("a firm's node", () => {
  const set = (prefix: string, url: string) =>
    asTenant(platform.app, firm.administrator.actor, "identifiers.administer", (scope) =>
      setNode(scope, { scheme: "hdl", prefix, mode: "ask", url }),
    ).catch((fault: Refusal) => fault.code);

  it("is on the public network, and under a prefix of its own", async () => {
    const inside = ["http://node.example", "https://127.0.0.1", "https://[::1]:8443", "x"];
    for (const url of [...inside, "https://u:p@node.example", "https://10.0.0.1:22"]) {
      expect(await set(authority, url)).toBe("NODE_URL");
    }
    expect(await set("88.999.1", "https://node.example")).toBe("PREFIX_NOT_DELEGATED");
  });
});

describe("when a node is killed in the midst", () => {
  it("what it said before is told with its age and a mark, and nothing else", async () => {
    const before = await handle(`${authority}/pump`);
    expect(before.body.stale).toBeUndefined();
    await server.close();
    await pause(1_100);
    const { answer, body } = await handle(`${authority}/pump`);
    expect(answer.status).toBe(200);
    expect(body).toMatchObject({ stale: true, values: before.body.values });
    expect(answer.headers.get("warning")).toContain("110");
    expect(Number(answer.headers.get("age"))).toBeGreaterThanOrEqual(1);
    const front = await get(`/hdl:${authority}/pump`);
    expect([front.status, front.headers.get("cache-control")]).toEqual([302, "no-cache"]);
    expect((await handle(`${authority}/never-asked`)).answer.status).toBe(503);
  });
});
