import { isDeepStrictEqual } from "node:util";
import type { KeptAnswer } from "./kept.ts";
import type { Made } from "./made.ts";

/** The answers of a kind, as the routes gave one of them. */
interface Mould {
  readonly kept: KeptAnswer;
  /** Where in the headers the values of its own stand, in their order, and the length of the body. */
  readonly places: readonly number[];
  readonly lengthAt: number;
}

const room = 500;

/**
 * What all answers of a kind have, learnt from one that the routes gave. It is learnt only where what
 * was made for the same request says the same: so whatever comes to hang on more than that makes none.
 */
export class Moulds {
  private readonly moulds = new Map<string, Mould>();

  has(mark: string): boolean {
    return this.moulds.has(mark);
  }

  learn(mark: string, kept: KeptAnswer, made: Made): void {
    const { headers } = kept;
    const at = (name: string) => headers.findIndex((each, at) => at % 2 === 0 && each === name) + 1;
    const places = made.headers.map(([name]) => at(name));
    const isSame =
      !kept.finding.stale &&
      kept.status === made.status &&
      kept.body === made.body &&
      isDeepStrictEqual(kept.answered, made.answered) &&
      made.headers.every(([, value], which) => headers[places[which] ?? 0] === value);
    if (!isSame) return;
    const [oldest] = this.moulds.keys();
    if (this.moulds.size >= room && oldest !== undefined) this.moulds.delete(oldest);
    const lengthAt = at("content-length");
    this.moulds.set(mark, { kept: { ...kept, headers: [...headers] }, places, lengthAt });
  }

  /** The answer; it must be written before the next is cast. */
  cast(mark: string, { finding, body, headers: own, answered }: Made): KeptAnswer | undefined {
    const mould = this.moulds.get(mark);
    if (mould === undefined) return undefined;
    const { kept, places, lengthAt } = mould;
    const { headers } = kept;
    for (const [which, [, value]] of own.entries()) headers[places[which] ?? 0] = value;
    headers[lengthAt] = String(Buffer.byteLength(body));
    return { ...kept, finding, body, answered };
  }
}
