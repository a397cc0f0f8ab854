import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TenantId } from "../../../services/kernel/brand.ts";
import { makeToken, readToken } from "../../../services/tenancy/tokens.ts";

const tenant = fc.uuid().map((id) => id as TenantId);
const kind = fc.constantFrom("session", "key", "invitation", "reset", "archive");

describe("a token", () => {
  it("carries its kind and its firm, and the digest by which its row is found", () => {
    fc.assert(
      fc.property(tenant, kind, (id, of) => {
        const made = makeToken(of, id);
        expect(readToken(made.token)).toEqual({ kind: of, tenantId: id, hash: made.hash });
      }),
    );
  });

  it("is never made twice, and its digest does not hold it", () => {
    const id = "0190e1c2-0000-7000-8000-000000000001" as TenantId;
    const made = Array.from({ length: 200 }, () => makeToken("session", id));
    expect(new Set(made.map(({ token }) => token)).size).toBe(200);
    const [first] = made;
    expect(first?.token).not.toContain(first?.hash.toString("base64url"));
  });

  it("changed in one character finds another digest, or is none", () => {
    const id = "0190e1c2-0000-7000-8000-000000000001" as TenantId;
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(..."Ab1-_ .="), (at, other) => {
        const { token, hash } = makeToken("key", id);
        const place = at % token.length;
        if (token[place] === other) return;
        const changed = token.slice(0, place) + other + token.slice(place + 1);
        expect(readToken(changed)?.hash.equals(hash) ?? false).toBe(false);
      }),
    );
  });

  it("is refused in every other form", () => {
    fc.assert(fc.property(fc.string(), (text) => readToken(text) === null));
    for (const text of ["", "lzs__", "lzx_AAAAAAAAAAAAAAAAAAAAAA_".padEnd(70, "A")]) {
      expect(readToken(text)).toBeNull();
    }
  });
});
