import { describe, expect, it } from "vitest";
import { hashPassword, passwordFits } from "../../../services/tenancy/passwords.ts";

describe("a password's hash", () => {
  it("C01 is argon2id with 19 MiB, 2 passes and a salt of its own", async () => {
    const [one, other] = [
      await hashPassword("twelve letters"),
      await hashPassword("twelve letters"),
    ];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it("C01 fits its own password and no other", async () => {
    const kept = await hashPassword("a sentence one remembers");
    expect(await passwordFits(kept, "a sentence one remembers")).toBe(true);
    expect(await passwordFits(kept, "a sentence one remembers ")).toBe(false);
    expect(await passwordFits(kept, "")).toBe(false);
  });

  it("C02 costs about the same when nobody has the e-mail, and never fits", async () => {
    const kept = await hashPassword("a sentence one remembers");
    await passwordFits(null, "warm");
    const timed = async (hash: string | null) => {
      const begun = performance.now();
      expect(await passwordFits(hash, "wrong")).toBe(false);
      return performance.now() - begun;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      known.push(await timed(kept));
      unknown.push(await timed(null));
    }
    // The least of each: whatever else runs here can only add to it.
    const [a, b] = [Math.min(...known), Math.min(...unknown)];
    expect(Math.max(a, b) / Math.min(a, b)).toBeLessThan(2);
  });
});
