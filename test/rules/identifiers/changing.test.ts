import { describe, expect, it } from "vitest";
import { changedBy } from "../../../identifiers/registry/imports/changing.ts";
import type { RowDraft } from "../../../identifiers/registry/imports/row.ts";
import type { KeptValue } from "../../../identifiers/registry/values.ts";

const value = (index: number, type: string, text: string, more: Partial<KeptValue> = {}) => ({
  index,
  type,
  data: { format: "string" as const, value: text },
  ttlSeconds: 86_400,
  audience: "public" as const,
  at: "2026-01-01T00:00:00.000Z",
  ...more,
});
const row = (...values: readonly KeptValue[]) =>
  ({ values, unsaid: { audience: new Set<number>(), ttl: false } }) as unknown as RowDraft;
const german = { title: "Handbuch", languages: ["de"] };

describe("a row of what stands", () => {
  it("leaves what was said of a link, and is no change where it says the same", () => {
    const standing = [value(1, "URL", "https://a.example/", { link: german })];
    expect(changedBy(standing, row(value(1, "URL", "https://a.example/")))).toEqual(standing);
    const next = changedBy(standing, row(value(1, "URL", "https://b.example/")));
    expect(next).toMatchObject([{ link: german, data: { value: "https://b.example/" } }]);
  });

  it("means by several columns of a type the values of their numbers", () => {
    const one = value(1, "gs1:pip", "https://a.example/");
    const two = value(2, "gs1:pip", "https://b.example/");
    expect(changedBy([one], row(one, two))).toEqual([one, two]);
    expect(changedBy([one, two], row(one, two))).toEqual([one, two]);
    const refused = { refused: "VALUE_TYPE_TWICE", type: "gs1:pip" };
    expect(changedBy([one, two], row(one))).toEqual(refused);
  });
});
