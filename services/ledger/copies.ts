import { Rejected } from "../../contracts/proof/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Blobs } from "../platform/blobs.ts";

/** Where copies of the log's tiles are looked for; null where there is none. */
export type Copies = Pick<Blobs, "get">;

/** Where no tile is found: all are computed from the entries. */
export const noCopies: Copies = { get: async () => null };

/** For `catch`: a copy that is cut off cannot be read, and is as good as none. */
export function nullIfRejected(fault: unknown): null {
  if (fault instanceof Rejected) return null;
  throw fault;
}

const patienceMs = 2_000;
const awayMs = 10_000;

/**
 * Copies for those who answer others: a store that fails or is slow is not asked again for a while,
 * so that nobody waits behind it while the log itself is at hand. Throws `STORE_UNAVAILABLE`.
 */
class PromptCopies implements Copies {
  private readonly blobs: Blobs;
  private awayUntil = Number.NEGATIVE_INFINITY;

  constructor(blobs: Blobs) {
    this.blobs = blobs;
  }

  async get(name: string): Promise<Uint8Array | null> {
    if (performance.now() < this.awayUntil) throw new Refusal("STORE_UNAVAILABLE");
    try {
      return await this.blobs.get(name, patienceMs);
    } catch (fault) {
      // Of many who asked at the same time one tells it.
      if (performance.now() >= this.awayUntil) {
        this.blobs.tell?.("the store of blobs cannot be read", { err: fault, name });
      }
      this.awayUntil = performance.now() + awayMs;
      throw new Refusal("STORE_UNAVAILABLE");
    }
  }
}

const promptOf = new WeakMap<Blobs, Copies>();

/** The same of one store for all who ask it. */
export function promptCopies(blobs: Blobs): Copies {
  const known = promptOf.get(blobs) ?? new PromptCopies(blobs);
  promptOf.set(blobs, known);
  return known;
}
