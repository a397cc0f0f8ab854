import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { issueAdministrator } from "../../identifiers/registry/administrators.ts";
import {
  changeIdentifier,
  deleteIdentifier,
  registerIdentifier,
  saveTemplate,
} from "../../identifiers/registry/commands.ts";
import { delegatePrefix, withdrawPrefix } from "../../identifiers/registry/delegation.ts";
import type { RecordId, TemplateId } from "../../identifiers/registry/schema.ts";
import { Registry } from "../../identifiers/resolver/registry.ts";
import { asTenant, type TenantScope } from "../../services/platform/tenancy.ts";
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

const limitMs = 2_000;

let platform: StagedPlatform;
let firm: StagedFirm;
let authority: string;
let prefixId: string;
let staged: readonly StagedResolver[];
let resolvers: readonly ServedResolver[];

beforeAll(async () => {
  platform = await stagePlatform();
  firm = await platform.firm("namer");
  authority = freshAuthority();
  prefixId = await givePrefix(platform, firm.id, authority);
  await givePrefix(platform, firm.id, "6901234", "gs1");
  await givePrefix(platform, firm.id, "1.2.156.3088.5", "oid");
  await givePrefix(platform, firm.id, "https://pumps.example/", "uri");
  staged = [
    stageResolver(platform, { patience: patienceForLong }),
    stageResolver(platform, { patience: patienceForLong }),
  ];
  resolvers = await Promise.all(staged.map(serveResolver));
});

afterAll(async () => {
  await Promise.all(resolvers.map((resolver) => resolver.close()));
  await Promise.all(staged.map((resolver) => resolver.close()));
  await platform.close();
});

const name = (scope: (scope: TenantScope) => Promise<unknown>) => naming(platform, firm, scope);
const administering = <T>(work: (scope: TenantScope) => Promise<T>) =>
  asTenant(platform.app, firm.administrator.actor, "identifiers.administer", work);

/** A thing with all kinds of names, whose home and note are for all; its note is of its class, too. */
interface Thing {
  readonly id: RecordId;
  readonly template: TemplateId;
  readonly names: readonly string[];
  /** One address for each door. */
  readonly paths: readonly string[];
}

const home = (text: string) => textValue(1, "URL", `https://firm.example/${text}`);
const note = textValue(2, "NOTE", "for all");
const certificate = textValue(3, "gs1:certificationInfo", "https://firm.example/c");
const json = { accept: "application/json" };

let made = 0;

async function thing(): Promise<Thing> {
  made += 1;
  const serial = `S${made}`;
  const names = [
    `hdl:${authority}/${serial}`,
    `oid:1.2.156.3088.5.${made}`,
    `uri:https://pumps.example/${serial}`,
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
      draft([home("before"), note, certificate], { names, templateId: template }),
    ),
  );
  const paths = [
    `/api/handles/${authority}/${serial}`,
    `/${authority}/${serial}`,
    `/01/06901234000016/21/${serial}`,
    `/01/06901234000016/21/${serial}?linkType=gs1:certificationInfo`,
    `/01/06901234000016/21/${serial}?linkType=linkset`,
    `/1.2.156.3088.5.${made}`,
    `/https://pumps.example/${serial}`,
  ];
  return { id, template, names, paths };
}

/** What somebody is told: everything that does not differ from answer to answer. */
async function told(resolver: ServedResolver, path: string, headers = {}): Promise<string> {
  const answer = await resolver.ask(path, headers);
  return `${answer.status} ${answer.headers.get("location")} ${await answer.text()}`;
}

/** A change, the addresses whose answers it alters, and with which headers they are asked for. */
interface Change {
  readonly alters: (thing: Thing) => readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly act: (thing: Thing) => Promise<unknown>;
}

const change = (
  { id, names, template }: Thing,
  values: Parameters<typeof draft>[0],
  more: Parameters<typeof draft>[1] = {},
) =>
  name((scope) =>
    changeIdentifier(scope, { id, version: null }, () =>
      draft(values, { names, templateId: template, ...more }),
    ),
  );

const described = () => [`/api/handles/0.NA/${authority}`, `/hdl:0.NA/${authority}`];

const changes: Readonly<Record<string, Change>> = {
  "a value": {
    alters: ({ paths }) => paths.filter((path) => !path.includes("certificationInfo")),
    act: (one) => change(one, [home("after"), note, certificate]),
  },
  "for whom a value is": {
    alters: ({ paths }) => paths.filter((path) => /api|certificationInfo|linkset/.test(path)),
    act: (one) => change(one, [home("before"), note, { ...certificate, audience: "partners" }]),
  },
  "what a template says of a class": {
    alters: ({ paths }) => paths,
    act: ({ template }) =>
      name((scope) =>
        saveTemplate(scope, template, {
          name: "closed",
          entries: [
            { index: 1, type: "URL", audience: "firm" },
            { index: 3, type: "gs1:certificationInfo", audience: "grant" },
          ],
        }),
      ),
  },
  "the template that a thing has": {
    alters: ({ paths }) =>
      paths.filter((path) => path.startsWith("/api") || path.startsWith("/1.2")),
    headers: json,
    act: async (one) => {
      const entries = [{ index: 2, type: "NOTE", audience: "partners" as const }];
      const { id: templateId } = await naming(platform, firm, (scope) =>
        saveTemplate(scope, null, { name: `other of ${one.id}`, entries }),
      );
      await change(one, [home("before"), note, certificate], { templateId });
    },
  },
  "a deletion": {
    alters: ({ paths }) => paths,
    act: ({ id }) => name((scope) => deleteIdentifier(scope, id)),
  },
  "a name less": {
    alters: ({ paths }) =>
      paths.filter((path) => path.startsWith("/1.2") || path.includes("https:")),
    act: (one) => change(one, [home("before"), note, certificate], { names: [] }),
  },
  "an administrator of a prefix": {
    alters: () => described().slice(0, 1),
    act: () =>
      administering((scope) =>
        issueAdministrator(scope, letterKey, { prefix: authority, name: "x", publicKey: null }),
      ),
  },
  "a prefix that is given anew": {
    alters: () => described().slice(0, 1),
    act: async () => {
      // Times are told to the second.
      await pause(1_000);
      await platform.operating("platform.delegate-prefixes", async (scope) => {
        await withdrawPrefix(scope, prefixId);
        await delegatePrefix(scope, { firm: firm.id, scheme: "hdl", prefix: authority });
      });
    },
  },
};

/** Asks until the answer comes from memory, and gives it. */
async function untilKept(resolver: ServedResolver, path: string, headers = {}): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const before = resolver.again();
    const answer = await told(resolver, path, headers);
    if (resolver.again() > before) return answer;
  }
  throw new Error(`${path} is never kept`);
}

/** The address that some resolver still answers as before a change; undefined where none does. */
async function breach({ alters, headers = {}, act }: Change, waitMs: number) {
  const one = await thing();
  const asked = resolvers.flatMap((resolver) => alters(one).map((path) => ({ resolver, path })));
  const before = new Map<object, string>();
  for (const each of asked) before.set(each, await untilKept(each.resolver, each.path, headers));
  await act(one);
  const committed = performance.now();
  for (const each of asked) {
    while ((await told(each.resolver, each.path, headers)) === before.get(each)) {
      if (performance.now() - committed > waitMs) return each.path;
      await pause(1);
    }
  }
  return undefined;
}

describe("an answer that was given before", () => {
  for (const [what, each] of Object.entries(changes)) {
    it(`is gone from all doors of every resolver after ${what}`, async () => {
      // Each listens from its first question on.
      await Promise.all(resolvers.map((resolver) => told(resolver, "/1.2.156.3088.5.0")));
      await pause(200);
      expect(await breach(each, limitMs)).toBeUndefined();
    });

    it(`would be seen to stay after ${what}`, async () => {
      const planted = vi.spyOn(Registry.prototype, "ageIfStanding").mockReturnValue(0);
      try {
        expect(await breach(each, 300)).toMatch(/^\//);
      } finally {
        planted.mockRestore();
      }
    });
  }
});
