import { describe, expect, it } from "vitest";
import { Refusal } from "../../../services/kernel/refusal.ts";
import { sqlStateOf } from "../../../services/platform/away.ts";
import { retrying } from "../../../services/platform/retrying.ts";

const fault = (code: string) =>
  new Error("query failed", { cause: Object.assign(new Error("pg"), { code }) });

const keyed = { idempotency: { key: "k", bodyMacs: [new Uint8Array(32)] } };
const unkeyed = { idempotency: null };

/** Fails a number of times before it goes well; tells how often it was tried. */
async function tries(request: typeof keyed | typeof unkeyed, failures: number, thrown: Error) {
  let count = 0;
  const act = async () => {
    count += 1;
    if (count <= failures) throw thrown;
  };
  const ended = await retrying(request, act).then(
    () => "done",
    (last: unknown) => last,
  );
  return { count, ended };
}

describe("an act that the database gave up", () => {
  it("as a deadlock or for serialization is done again", async () => {
    for (const code of ["40P01", "40001"]) {
      expect(await tries(unkeyed, 2, fault(code))).toEqual({ count: 3, ended: "done" });
    }
  });

  it("with the connection is done again only under an idempotency key", async () => {
    const lost = fault("CONNECTION_CLOSED");
    expect(await tries(keyed, 1, lost)).toEqual({ count: 2, ended: "done" });
    expect(await tries(unkeyed, 1, lost)).toEqual({ count: 1, ended: lost });
  });

  it("for good is not tried for ever", async () => {
    const deadlock = fault("40P01");
    expect(await tries(keyed, 9, deadlock)).toEqual({ count: 5, ended: deadlock });
  });

  it("because the rules said no is not done again", async () => {
    const refusal = new Refusal("OWN_OFFER");
    expect(await tries(keyed, 1, refusal)).toEqual({ count: 1, ended: refusal });
  });

  it("is known by the state of what caused it", () => {
    expect(sqlStateOf(fault("08006"))).toBe("08006");
    expect(sqlStateOf(new Error("no cause"))).toBeNull();
  });
});
