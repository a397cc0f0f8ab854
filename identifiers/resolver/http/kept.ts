import type { Answered, Lasting } from "./lasting.ts";

/** An answer as it was given. */
export interface KeptAnswer extends Lasting {
  readonly status: number;
  /** Names and values in turn; at the end those that each answer has of its own. */
  readonly headers: string[];
  /** For whom it is counted; absent for what is not. */
  readonly answered: Answered | undefined;
  /** As what it is counted in the metrics. */
  readonly counted: { readonly route: string; readonly status: string };
}

interface Room {
  readonly answers: number;
  /** Of marks, headers and bodies together. */
  readonly characters: number;
  /** What is longer is not kept at all. */
  readonly longest: number;
}

const usualRoom: Room = { answers: 10_000, characters: 24_000_000, longest: 16_000 };

function lengthOf(mark: string, { headers, body }: KeptAnswer): number {
  return headers.reduce((total, each) => total + each.length, mark.length + body.length);
}

/**
 * The answers that were given last, by the marks of their requests. None serves for more than the
 * seconds for which the registry is remembered, so the oldest goes first, however often it was used.
 */
export class KeptAnswers {
  private readonly room: Room;
  private readonly answers = new Map<string, KeptAnswer>();
  private characters = 0;

  constructor(room: Room = usualRoom) {
    this.room = room;
  }

  get size(): number {
    return this.answers.size;
  }

  get(mark: string): KeptAnswer | undefined {
    return this.answers.get(mark);
  }

  set(mark: string, answer: KeptAnswer): void {
    this.delete(mark);
    const length = lengthOf(mark, answer);
    if (length > this.room.longest) return;
    this.answers.set(mark, answer);
    this.characters += length;
    while (this.answers.size > this.room.answers || this.characters > this.room.characters) {
      const [oldest = mark] = this.answers.keys();
      this.delete(oldest);
    }
  }

  delete(mark: string): void {
    const answer = this.answers.get(mark);
    if (answer === undefined) return;
    this.answers.delete(mark);
    this.characters -= lengthOf(mark, answer);
  }
}
