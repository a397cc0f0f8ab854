import { describe, expect, it } from "vitest";
import type { Identity } from "../../../identifiers/codes/index.ts";
import type { KeptValue } from "../../../identifiers/registry/values.ts";
import { Held } from "../../../identifiers/resolver/held.ts";
import { registeredLinks } from "../../../identifiers/resolver/links.ts";
import type { RegistryRecord } from "../../../identifiers/resolver/rules.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";

const code = "hdl:88.1/pump" as Identity;
const other = "gs1:01/06901234000016" as Identity;
const at = "2026-01-01T00:00:00.000Z";
const firmId = "00000000-0000-4000-8000-000000000001" as TenantId;

const value = (index: number, type: string, text: unknown, more: Partial<KeptValue> = {}) => ({
  ...{ index, type, data: { format: "string" as const, value: text }, ttlSeconds: 60 },
  ...{ audience: "public" as const, at },
  ...more,
});

const values: readonly KeptValue[] = [
  value(1, "URL", "https://pumps.example/p"),
  value(2, "NAME", "泵 Pümpe 🛠"),
  value(3, "HS_SECKEY", "", { audience: "firm" }),
  value(4, "gs1:pip", "https://pumps.example/zh", { link: { languages: ["zh"], title: "泵" } }),
  value(5, "X", "", { audience: "firm", link: { media: "text/html" } }),
  {
    ...value(6, "HS_VLIST", ""),
    data: { format: "vlist", value: [{ handle: "0.NA/88.1", index: 1 }] },
  },
];

function recordOf(own: Identity, more: Partial<RegistryRecord> = {}): RegistryRecord {
  const registered = { tenantId: firmId, id: null, names: [code, other], values, deleted: false };
  return { code: own, links: registeredLinks(values), description: undefined, registered, ...more };
}

const link = {
  type: "gs1:traceability",
  href: "{platform}/t{path}",
  title: { zh: "溯源记录", en: "Traceability record" },
  media: "text/html",
  languages: ["zh"],
  isDefault: true,
};

const words = { zh: "泵", en: "Pump" };
const description = { firmId, name: words, description: words, firstAt: new Date(at) };

describe("records that are held", () => {
  it.each([
    ["a firm has registered", recordOf(code)],
    [
      "was deleted",
      recordOf(code, { registered: { ...recordOf(code).registered, deleted: true } as never }),
    ],
    ["is public, too", recordOf(code, { links: [...registeredLinks(values), link] })],
    ["is described", recordOf(code, { description })],
    ["is public alone", { code, links: [link], description }],
    ["is remembered for its first event", { code, links: [], description: undefined }],
  ] as const)("come back as they were where what they are of %s", (_what, record) => {
    const held = new Held(1_000_000);
    held.put(code, record);
    expect(held.recall(code)).toStrictEqual({ value: record, doubted: false });
    held.put(code, null);
    expect(held.recall(code)).toBeUndefined();
  });

  it("are under each of their names what they are under it", () => {
    const held = new Held(1_000_000);
    for (const name of [code, other]) held.put(name, recordOf(name));
    for (const name of [code, other]) expect(held.recall(name)?.value).toEqual(recordOf(name));
    held.put(code, null);
    expect(held.recall(other)?.value).toEqual(recordOf(other));
  });

  it("are doubted while they wait to be read anew, and all of them once anything may have changed", () => {
    const held = new Held(1_000_000);
    held.put(code, recordOf(code));
    held.awaited.set(code, true);
    expect(held.recall(code)?.doubted).toBe(true);
    held.awaited.delete(code);
    expect(held.recall(code)?.doubted).toBe(false);
    held.doubtAll();
    expect(held.recall(code)).toEqual({ value: recordOf(code), doubted: true });
    held.put(code, recordOf(code));
    expect(held.recall(code)?.doubted).toBe(false);
  });

  it("tell that nothing is there only once all were gone through, and of nothing that waits", () => {
    const held = new Held(1_000_000);
    expect(held.isWithout(other)).toBe(false);
    held.put(code, recordOf(code));
    held.endRound();
    expect([held.isWithout(other), held.isWithout(code)]).toEqual([true, false]);
    held.awaited.set(other, true);
    expect(held.isWithout(other)).toBe(false);
    held.awaited.delete(other);
    held.doubtAll();
    expect(held.isWithout(other)).toBe(false);
  });

  it("are as many as there is room for, and then not all", () => {
    const held = new Held(20_000);
    const name = (number: number) => `hdl:88.1/${number}` as Identity;
    const named = (own: Identity) => {
      const { registered, ...rest } = recordOf(own);
      return { ...rest, ...(registered && { registered: { ...registered, names: [own] } }) };
    };
    for (let number = 0; number < 100; number += 1) held.put(name(number), named(name(number)));
    expect(held.size).toBeGreaterThan(10);
    expect(held.size).toBeLessThan(100);
    expect(held.hasRoom).toBe(false);
    held.endRound();
    expect(held.isWithout(other)).toBe(false);
    const before = held.size;
    for (let times = 0; times < 100; times += 1) {
      held.put(name(1), null);
      held.put(name(1), named(name(1)));
    }
    expect(held.size).toBe(before);
    const none = new Held(0);
    none.put(code, recordOf(code));
    none.endRound();
    expect([none.size, none.hasRoom, none.isWithout(other)]).toEqual([0, false, false]);
  });
});
