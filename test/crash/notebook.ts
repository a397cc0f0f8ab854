import { setTimeout as pause } from "node:timers/promises";

export type ActKind = "capture" | "booking" | "offer";

/** The platform said no: nothing was done, and that is known. */
export class Refused extends Error {}

/** One act of a client. Whatever becomes of it, sending it again means the same act. */
export interface Act {
  readonly kind: ActKind;
  /** Its Idempotency-Key. */
  readonly key: string;
  /**
   * Gives the id of what was made. Throws `Refused`; throws anything else when it is not known what
   * became of it.
   */
  send(): Promise<string>;
}

const restMs = 50;

/** All that clients were told, act by act: the platform must agree with every word. */
export class Notebook {
  /** Ids of what was made, by idempotency key. */
  readonly told = new Map<string, { readonly kind: ActKind; readonly id: string }>();
  /** Acts whose fate is not known yet. */
  readonly open = new Map<string, Act>();
  /** Acts whose fate was not known for a while. */
  unknown = 0;
  /** What should never happen. */
  readonly surprises: string[] = [];

  /** Ids of one kind that clients were told of. */
  ids(kind: ActKind): string[] {
    return [...this.told.values()].filter((each) => each.kind === kind).map(({ id }) => id);
  }

  /** Sends an act and writes down what became of it; tells whether it was acknowledged. */
  async attempt(act: Act): Promise<boolean> {
    try {
      this.acknowledge(act, await act.send());
      return true;
    } catch (fault) {
      if (fault instanceof Refused) {
        this.open.delete(act.key);
        this.surprises.push(`${act.kind} ${act.key} was refused: ${fault.message}`);
        return false;
      }
      if (!this.open.has(act.key)) this.unknown += 1;
      this.open.set(act.key, act);
      return false;
    }
  }

  private acknowledge({ kind, key }: Act, id: string): void {
    const before = this.told.get(key);
    if (before !== undefined && before.id !== id) {
      this.surprises.push(`${kind} ${key} was done twice: ${before.id} and ${id}`);
    }
    this.told.set(key, { kind, id });
    this.open.delete(key);
  }

  /** Sends every act of unknown fate again, under its own key, until its answer is known. */
  async resolve(): Promise<void> {
    while (this.open.size > 0) {
      for (const act of [...this.open.values()]) {
        if (!(await this.attempt(act)) && this.open.has(act.key)) await pause(restMs);
      }
    }
  }
}
