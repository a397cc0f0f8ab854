import { describe, expect, it } from "vitest";
import {
  formerKeys,
  resealedSecret,
  sealedSecret,
  secretOf,
} from "../../../identifiers/registry/secrets.ts";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { type Keys, sealed } from "../../../services/platform/sealing.ts";

const keysFrom = (...generations: Uint8Array[]): Keys => ({ all: () => generations });
const [one, next] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const [ours, theirs] = ["tenant-1", "tenant-2"] as [TenantId, TenantId];
const id = "administrator";

describe("the secret of an administrator of Handles", () => {
  it("is sealed under its tenant's own key, and bound to its row", () => {
    const keys = keysFrom(one);
    const row = { tenantId: ours, id, sealed: sealedSecret({ tenantId: ours, id }, "s", keys) };
    expect(secretOf(row, keys)).toBe("s");
    expect(() => secretOf({ ...row, tenantId: theirs }, keys)).toThrow();
    expect(() => secretOf({ ...row, id: "another" }, keys)).toThrow();
    expect(() => secretOf(row, keysFrom(next))).toThrow();
  });

  it("opens as it was sealed before, and is sealed anew when the platform's secret is renewed", () => {
    const keys = keysFrom(one);
    const former = { tenantId: ours, id, sealed: sealed("s", formerKeys(keys), id) };
    expect(secretOf(former, keys)).toBe("s");
    const row = { ...former, sealed: resealedSecret(former, keys) ?? "" };
    expect(row.sealed).toMatch(/^2\./);
    expect(secretOf(row, keys)).toBe("s");
    expect(resealedSecret(row, keys)).toBeNull();
    const renewed = keysFrom(next, one);
    const again = { ...row, sealed: resealedSecret(row, renewed) ?? "" };
    expect(secretOf(again, keysFrom(next))).toBe("s");
  });
});
