import { expect, it } from "vitest";
import type { Identity } from "../../../identifiers/codes/index.ts";
import type { Hearer, KeptValue } from "../../../identifiers/registry/index.ts";
import { Held } from "../../../identifiers/resolver/held.ts";
import { makerOf } from "../../../identifiers/resolver/http/made.ts";
import {
  joinedLinks,
  passportLinks,
  registeredLinks,
} from "../../../identifiers/resolver/links.ts";
import { Registry } from "../../../identifiers/resolver/registry.ts";
import { gs1CodeOf, type RegistryRecord } from "../../../identifiers/resolver/rules.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { openLog } from "../../../services/platform/log.ts";
import { Dice } from "../../isolation/dice.ts";
import { patienceForLong } from "../../stage/registry.ts";

const below = (dice: Dice, most: number) => Math.floor(dice.next() * most);

const firmId = "00000000-0000-4000-8000-000000000001" as TenantId;
const places = { publicUrl: "https://app.example", resolverUrl: "https://id.example" };
const count = 600;

const types = ["URL", "NAME", "gs1:pip", "gs1:defaultLink", "gs1:defaultLinkMulti", "gs1:support"];
const texts = [
  "https://a.example/",
  "https://泵.example/p?a=b#c",
  "no address",
  "https://{path}/x",
];
const details = [
  ...[undefined, undefined, { languages: ["zh"] }, { media: "application/pdf" }],
  ...[{ contexts: ["DE"], title: "Pümpe" }],
];
const times = ["2026-01-01T00:00:00.123Z", "2026-01-01T00:00:00Z"];

function valuesBy(dice: Dice): readonly KeptValue[] {
  const one = <T>(all: readonly T[]) => all[below(dice, all.length)] as T;
  return Array.from({ length: below(dice, 5) }, (_, at) => {
    const link = one(details);
    const value = { index: at + 1, type: one(types), ttlSeconds: 60 * at, at: one(times) };
    const audience = below(dice, 5) === 0 ? ("firm" as const) : ("public" as const);
    const data = { format: "string" as const, value: one(texts) + below(dice, 2) };
    return { ...value, audience, data, ...(link !== undefined && { link }) };
  });
}

function recordBy(dice: Dice, code: Identity, names: readonly Identity[]): RegistryRecord {
  const values = valuesBy(dice);
  const gs1 = gs1CodeOf(code);
  const passports = gs1 === undefined || below(dice, 3) > 0 ? [] : passportLinks(gs1);
  const links = joinedLinks(registeredLinks(values), passports);
  const registered = { tenantId: firmId, id: null, names, values, deleted: below(dice, 9) === 0 };
  return { code, links, description: undefined, registered };
}

const accepts = [undefined, "*/*", "application/pdf", "application/json", "text/html"];
const languages = [undefined, "zh-CN,zh;q=0.9", "en"];

it("is to the letter what is made of the record, and the record what was put", () => {
  const dice = new Dice(7);
  const held = new Held(100_000_000);
  let hearer: Hearer | undefined;
  const hear = (one: Hearer) => {
    hearer = one;
    return () => undefined;
  };
  const log = openLog("test", "silent");
  const registry = new Registry(async () => [], log, patienceForLong, hear, held);
  registry.listen();
  const make = makerOf({ registry, places });
  const paths: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const names = [`hdl:88.1/${number}`, `gs1:01/06901234000016/21/${number}`] as Identity[];
    const seed = below(dice, 1_000_000);
    for (const code of names) {
      const record = recordBy(new Dice(seed), code, names);
      held.put(code, record);
      expect(held.recall(code)?.value).toStrictEqual(record);
    }
    const way = below(dice, 3);
    const [handle, link] = names.map((name) => name.slice(4));
    paths.push([`/api/handles/${handle}`, `/${handle}`, `/${link}`][way] ?? "");
  }
  held.endRound();
  hearer?.heardUntil(performance.now());
  let cuts = 0;
  for (const path of paths) {
    const accept = accepts[below(dice, accepts.length)];
    const language = languages[below(dice, languages.length)];
    const first = make({ path, accept, language });
    // What was met is made of its record.
    const again = make({ path, accept, language });
    if (first?.finding.records.length === 0) {
      cuts += 1;
      expect(again?.finding.records).not.toEqual([]);
    }
    const { finding: _, isAskedAgain: __, ...told } = first ?? {};
    const { finding: ___, isAskedAgain: ____, ...made } = again ?? {};
    expect({ path, accept, language, ...told }).toEqual({ path, accept, language, ...made });
  }
  expect(cuts).toBeGreaterThan(count / 4);
});
