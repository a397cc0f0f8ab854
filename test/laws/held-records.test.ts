import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Identity, identityOf } from "../../identifiers/codes/index.ts";
import { issueAdministrator } from "../../identifiers/registry/administrators.ts";
import {
  changeIdentifier,
  deleteIdentifier,
  registerIdentifier,
  saveTemplate,
} from "../../identifiers/registry/commands.ts";
import { sayChanged } from "../../identifiers/registry/news.ts";
import type { RecordId, TemplateId } from "../../identifiers/registry/schema.ts";
import type { RegisteredLink } from "../../identifiers/resolver/links.ts";
import { Registry } from "../../identifiers/resolver/registry.ts";
import { register } from "../../identifiers/resolver/writes.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { asProgram } from "../../services/platform/doors.ts";
import { asTenant } from "../../services/platform/tenancy.ts";
import { makeHouse, authority as manyAuthority } from "../bench/identifiers/house.ts";
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
  patienceForLong,
  type StagedResolver,
  stageResolver,
  textValue,
} from "../stage/registry.ts";
import { type ServedResolver, serveResolver } from "../stage/served.ts";
import { eventually } from "../stage/started.ts";
import { Wire } from "../stage/wire.ts";

const limitMs = 100;
const many = 2_000;

let platform: StagedPlatform;
let firm: StagedFirm;
let authority: string;
let first: Watched;
let second: Watched;

/** A resolver whose questions to the database are counted, and may be held up. */
interface Watched extends ServedResolver {
  readonly staged: StagedResolver;
  readonly questions: () => number;
  /** Done with each question once the database has answered it, before the resolver is told. */
  during: (text: string, values: readonly unknown[]) => Promise<void>;
  /** Whether what it says to itself is said. */
  beats: boolean;
}

const nobodys = "hdl:99.0.nobody/x" as Identity;
const isWhole = ({ staged }: Watched) => staged.held.isWithout(nobodys);

async function watch(
  patience = patienceForLong,
  database: Database = openDatabase(platform.fresh.url, "lianzao_resolver", 2),
): Promise<Watched> {
  let questions = 0;
  const watched: Database = {
    ...database,
    ask: async <Row extends object>(text: string, values: Parameters<Database["ask"]>[1] = []) => {
      if (text.includes("pg_notify")) return self.beats ? database.ask<Row>(text, values) : [];
      questions += 1;
      const rows = await database.ask<Row>(text, values);
      await self.during(text, values);
      return rows;
    },
  };
  const staged = stageResolver(platform, { patience, database: watched });
  const served = await serveResolver(staged);
  const self: Watched = {
    ...served,
    staged,
    questions: () => questions,
    during: () => Promise.resolve(),
    beats: true,
    close: async () => {
      await served.close();
      await staged.close();
      await database.close();
    },
  };
  staged.listen();
  return self;
}

const whole = (resolver: Watched) => eventually(() => isWhole(resolver), "all is held");

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("namer");
  authority = freshAuthority();
  await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, manyAuthority);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  await givePrefix(platform, firm.id, "1.2.156.3088.8", "oid");
  const owner = postgres(platform.fresh.url, { max: 1, onnotice: () => undefined });
  await makeHouse(owner, firm.id, many);
  await owner.end();
  [first, second] = [await watch(), await watch()];
  await Promise.all([whole(first), whole(second)]);
});

afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
  await platform.close();
});

interface Thing {
  readonly id: RecordId;
  readonly template: TemplateId;
  readonly names: readonly string[];
  readonly handle: string;
  readonly oid: string;
  readonly link: string;
  /** The link of its other name of GS1. */
  readonly asset: string;
}

const home = (text: string) => textValue(1, "URL", `https://firm.example/${text}`);
const note = textValue(2, "NOTE", "泵 for all");

let made = 0;

/** A thing under three names, which nobody has asked for. */
async function thing(): Promise<Thing> {
  made += 1;
  const serial = `H${made}`;
  const names = [
    `hdl:${authority}/${serial}`,
    `oid:1.2.156.3088.8.${made}`,
    `gs1:8004/6901234${serial}`,
  ];
  const { id: template } = await naming(platform, firm, (scope) =>
    saveTemplate(scope, null, {
      name: serial,
      entries: [{ index: 9, type: "X", audience: "firm" }],
    }),
  );
  const { id } = await naming(platform, firm, (scope) =>
    registerIdentifier(
      scope,
      `gs1:01/06901234000016/21/${serial}`,
      draft([home("before"), note], { names, templateId: template }),
    ),
  );
  const handle = `/api/handles/${authority}/${serial}`;
  const oid = `/1.2.156.3088.8.${made}`;
  const [link, asset] = [`/01/06901234000016/21/${serial}`, `/8004/6901234${serial}`];
  return { id, template, names, handle, oid, link, asset };
}

const change = (
  { id, names, template }: Thing,
  values: Parameters<typeof draft>[0],
  more: Parameters<typeof draft>[1] = {},
) =>
  naming(platform, firm, (scope) =>
    changeIdentifier(scope, { id, version: null }, () =>
      draft(values, { names, templateId: template, ...more }),
    ),
  );

async function told({ ask }: ServedResolver, path: string, headers = {}): Promise<string> {
  const answer = await ask(path, headers);
  return `${answer.status} ${answer.headers.get("location")} ${await answer.text()}`;
}

/** Until all that was read anew is in memory, and nothing is asked for any more. */
async function settled(resolver: Watched): Promise<void> {
  await whole(resolver);
  await eventually(async () => {
    const before = resolver.questions();
    await pause(60);
    return resolver.staged.held.awaited.size === 0 && resolver.questions() === before;
  }, "nothing is read");
}

describe("what is held", () => {
  it("is told at every door without a question, also of a code that nobody has asked for", async () => {
    const { handle, oid, link } = await thing();
    await pause(limitMs);
    for (const resolver of [first, second]) {
      // The kinds of answers are made for the first time here.
      await told(resolver, `/api/handles/${manyAuthority}/pump-000000001`);
      await settled(resolver);
      const before = resolver.questions();
      expect(await told(resolver, handle)).toContain("泵 for all");
      expect(await told(resolver, oid)).toContain("302 https://firm.example/before");
      expect(await told(resolver, link)).toContain("307 https://firm.example/before");
      expect(await told(resolver, `${link}?linkType=linkset`)).toContain("firm.example/before");
      for (let number = 2; number <= 60; number += 1) {
        const name = `${manyAuthority}/pump-${String(number).padStart(9, "0")}`;
        expect(await told(resolver, `/api/handles/${name}`)).toContain(`"SN-${name.slice(-9)}"`);
      }
      expect(resolver.questions() - before).toBe(0);
    }
  });

  it("is no older than the last news, and that nothing is there is asked for", async () => {
    const answer = await first.ask(`/api/handles/${manyAuthority}/pump-000000100`);
    expect([answer.status, answer.headers.get("age")]).toEqual([200, "0"]);
    const before = first.questions();
    expect((await first.ask(`/api/handles/${authority}/never`)).status).toBe(404);
    expect(first.questions()).toBeGreaterThan(before);
  });
});

/** A change of a thing, and the addresses whose answers it alters. */
interface Change {
  readonly alters: (thing: Thing) => readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly act: (thing: Thing) => Promise<unknown>;
}

const passport: RegisteredLink = {
  type: "gs1:traceability",
  href: "{platform}/t{path}",
  title: { zh: "溯源记录", en: "Traceability record" },
  languages: [],
  isDefault: false,
};

const changes: Readonly<Record<string, Change>> = {
  "a value": {
    alters: ({ handle, oid, link }) => [handle, oid, link],
    act: (one) => change(one, [home("after"), note]),
  },
  "a deletion": {
    alters: ({ handle, oid, link }) => [handle, oid, link],
    act: ({ id }) => naming(platform, firm, (scope) => deleteIdentifier(scope, id)),
  },
  "a name less": {
    alters: ({ handle, oid }) => [handle, oid],
    act: (one) => change(one, [home("before"), note], { names: [] }),
  },
  "what a template says of a class": {
    alters: ({ handle, oid, link }) => [handle, oid, link],
    act: ({ template }) =>
      naming(platform, firm, (scope) =>
        saveTemplate(scope, template, {
          name: "closed",
          entries: [{ index: 1, type: "URL", audience: "firm" }],
        }),
      ),
  },
  "a public event about it under its other name": {
    alters: ({ link, asset }) => [`${link}?linkType=linkset`, `${asset}?linkType=linkset`],
    act: ({ link }) =>
      asProgram(platform.worker, (scope) =>
        register(scope, [
          {
            code: identityOf(`gs1:${link.slice(1)}`),
            links: [passport],
            registeredAt: new Date(0),
            first: null,
          },
        ]),
      ),
  },
  "an administrator of a prefix": {
    alters: () => [`/api/handles/0.NA/${authority}`],
    act: () =>
      asTenant(platform.app, firm.administrator.actor, "identifiers.administer", (scope) =>
        issueAdministrator(scope, letterKey, { prefix: authority, name: "x", publicKey: null }),
      ),
  },
};

/** The addresses that are answered as before a change after so long. */
async function breaches({ alters, act }: Change, waitMs: number): Promise<readonly string[]> {
  const one = await thing();
  const asked = [first, second].flatMap((resolver) =>
    alters(one).map((path) => ({ resolver, path })),
  );
  await pause(limitMs);
  const before = new Map<object, string>();
  for (const each of asked) before.set(each, await told(each.resolver, each.path));
  await Promise.all([settled(first), settled(second)]);
  await act(one);
  await pause(waitMs);
  const breached: string[] = [];
  for (const each of asked) {
    if ((await told(each.resolver, each.path)) === before.get(each)) breached.push(each.path);
  }
  return breached;
}

describe("news of a change", () => {
  for (const [what, each] of Object.entries(changes)) {
    it(`is told at all doors of every resolver within 100 ms after ${what}`, async () => {
      expect(await breaches(each, limitMs)).toEqual([]);
    });
  }

  it("would be missed by one who does not listen", async () => {
    const { "a value": value } = changes;
    if (value === undefined) throw new Error("there is no such change");
    const planted = vi.spyOn(Registry.prototype, "doubt").mockReturnValue();
    try {
      expect(await breaches({ ...value, alters: ({ link }) => [link] }, 300)).not.toEqual([]);
    } finally {
      planted.mockRestore();
    }
    await naming(platform, firm, (scope) => sayChanged(scope, []));
  });

  it("of thousands at once is told of each of them within 100 ms", async () => {
    const other = await watch();
    await whole(other);
    const names = Array.from(
      { length: many },
      (_, at) => `hdl:${manyAuthority}/pump-${String(at + 1).padStart(9, "0")}` as Identity,
    );
    const path = (name: Identity) => `/${name.slice("hdl:".length)}`;
    const asked = names.filter((_, at) => at % 40 === 0);
    for (const name of asked) expect(await told(other, path(name))).toContain("firm.example/pumps");
    await naming(platform, firm, async (scope) => {
      await scope.db.execute(sql`update registry_records
        set values = jsonb_set(values, '{0,data,value}', to_jsonb('https://moved.example/'::text))
        where code like ${`hdl:${manyAuthority}/%`}`);
      await sayChanged(scope, names);
    });
    await pause(limitMs);
    for (const name of asked) expect(await told(other, path(name))).toContain("moved.example");
    await settled(other);
    const before = other.questions();
    for (const name of names.slice(0, 50)) {
      expect(await told(other, path(name))).toContain("moved.example");
    }
    expect(other.questions()).toBe(before);
    await other.close();
  });
});

describe("while it is read", () => {
  it("what changes, comes or goes meanwhile is told as it is", async () => {
    const [changed, gone, passed] = [await thing(), await thing(), await thing()];
    const late = openDatabase(platform.fresh.url, "lianzao_resolver", 2);
    const other = await watch(patienceForLong, late);
    let fresh: Thing | undefined;
    other.during = async (text, values) => {
      const names = values[0];
      const isOf = (name: string) => Array.isArray(names) && names.includes(name);
      if (!text.includes("n.code = any") || !isOf(`oid:1.2.156.3088.8.${made}`)) return;
      other.during = () => Promise.resolve();
      // The last of the names is on its way: all before it were read.
      await change(changed, [home("after"), note]);
      await naming(platform, firm, (scope) => deleteIdentifier(scope, gone.id));
      await change(passed, [home("before"), note], { names: [] });
      fresh = await thing();
      await pause(50);
    };
    await settled(other);
    expect(fresh).toBeDefined();
    const before = other.questions();
    expect(await told(other, changed.handle)).toContain("firm.example/after");
    expect(await told(other, changed.oid)).toContain("302 https://firm.example/after");
    expect(await told(other, fresh?.oid ?? "")).toContain("302 https://firm.example/before");
    expect(other.questions()).toBe(before);
    expect(await told(other, gone.link)).toMatch(/^410 /);
    expect(await told(other, passed.oid)).toMatch(/^404 /);
    expect(await told(other, passed.link)).toContain("307 https://firm.example/before");
    await other.close();
  });
});

describe("without news", () => {
  const patience = { knownMs: 900, unknownMs: 900, waitMs: 300, longestMs: 1_000, restMs: 50 };

  it("what is held grows old, and is asked for", async () => {
    const one = await thing();
    const other = await watch(patience);
    await settled(other);
    other.beats = false;
    await pause(patience.knownMs + 500);
    const before = other.questions();
    expect(await told(other, one.oid)).toContain("firm.example/before");
    expect(other.questions()).toBeGreaterThan(before);
    other.beats = true;
    await eventually(async () => {
      const asked = other.questions();
      await told(other, one.oid);
      return other.questions() === asked;
    }, "it is held again");
    await other.close();
  });

  it("since the connection was lost, nothing is trusted that was held before", async () => {
    const [one, next] = [await thing(), await thing()];
    const wire = new Wire(platform.fresh.url);
    await wire.mend();
    const through = openDatabase(wire.urlOf(platform.fresh.url), "lianzao_resolver", 2);
    const other = await watch(patience, through);
    await settled(other);
    await wire.cut();
    await Promise.all([one, next].map((each) => change(each, [home("after"), note])));
    await pause(patience.knownMs + 500);
    const away = await other.ask(one.handle);
    expect(away.status).toBe(200);
    expect(away.headers.get("warning")).toContain("110");
    expect(Number(away.headers.get("age"))).toBeGreaterThanOrEqual(1);
    let isReadAnew = false;
    other.during = async (text) => {
      isReadAnew ||= text.includes("registry_names where code >");
    };
    await wire.mend();
    await eventually(() => isReadAnew, "all is read anew");
    await settled(other);
    const before = other.questions();
    for (const each of [one, next]) {
      expect(await told(other, each.oid)).toContain("302 https://firm.example/after");
    }
    expect(other.questions()).toBe(before);
    await other.close();
    await wire.cut();
  });
});
