import { describe, expect, it } from "vitest";
import type { EventId } from "../../../services/kernel/brand.ts";
import type { ProvedChain, TraceProof } from "../../../services/ledger/index.ts";
import { disclosedIn, requireHeld } from "../../../services/trace/disclosed.ts";

const commitment = new Uint8Array(32);
const map = { siblings: [], leaf: null };

function proofOf(count: number, tooLong: TraceProof["tooLong"] = []): TraceProof {
  const links = Array.from({ length: count }, (_, logIndex) => {
    return { eventId: `${logIndex}` as EventId, logIndex, commitment };
  });
  const chain: ProvedChain = { identity: "gs1:01/1", audience: "public", links, map };
  const mapStatement = { entry: "", inclusion: [] };
  const head = { checkpoint: "", mapStatement };
  return { head, chains: [chain], tooLong, inclusion: async () => [] };
}

describe("what is disclosed of a trace", () => {
  it("lets others have their turn while it is much", async () => {
    let turns = 0;
    const turn = () => {
      turns += 1;
      waiting = setImmediate(turn);
    };
    let waiting = setImmediate(turn);
    const { events } = await disclosedIn(proofOf(1_000), (id) => id);
    clearImmediate(waiting);
    expect(events).toHaveLength(1_000);
    expect(turns).toBeGreaterThan(10);
  });

  it("is refused where a chain that is asked for is left out, and only then", () => {
    const chain = { identity: "gs1:01/1/21/A", audience: "public", events: 2_001, most: 2_000 };
    const proof = proofOf(1, [chain]);
    expect(() => requireHeld(proof, ({ identity }) => identity === "gs1:01/1")).not.toThrow();
    expect(() => requireHeld(proof, () => true)).toThrow(
      expect.objectContaining({ code: "TRACE_TOO_LONG", values: { events: 2_001, most: 2_000 } }),
    );
  });
});
