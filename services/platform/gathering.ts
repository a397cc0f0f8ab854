import { Refusal } from "../kernel/refusal.ts";

/** How what is asked is done. */
export interface Ways<Asked, Answer> {
  alone(asked: Asked): Promise<Answer>;
  /** The answer or the refusal of each; whoever has neither is done alone. Nothing on a fault. */
  together(asked: readonly Asked[]): Promise<ReadonlyMap<Asked, Answer | Refusal>>;
  /** Whether what was to be done together may be done alone after this fault. */
  mayFollow(asked: Asked, fault: unknown): boolean;
  /** Nothing is asked or under way any more. */
  rests(): void;
}

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly answer: (answer: Answer | Promise<Answer>) => void;
  readonly fail: (fault: unknown) => void;
}

const mostTogether = 100;

/**
 * Has what is asked done together with what else came while that before it was under way: so nobody
 * waits for company, and the more there is the fewer commits it takes. What comes alone is done
 * alone.
 */
export class Gathering<Asked, Answer> {
  private readonly ways: Ways<Asked, Answer>;
  private readonly mostAtOnce: number;
  private waiting: Waiting<Asked, Answer>[] = [];
  private underWay = 0;

  constructor(ways: Ways<Asked, Answer>, mostAtOnce: number) {
    this.ways = ways;
    this.mostAtOnce = mostAtOnce;
  }

  ask(asked: Asked): Promise<Answer> {
    const answered = new Promise<Answer>((answer, fail) => {
      this.waiting.push({ asked, answer, fail });
    });
    this.beginSoon();
    return answered;
  }

  /** After what else is asked in the same moment, as it is by those who were answered together. */
  private beginSoon(): void {
    setImmediate(() => {
      if (this.underWay < this.mostAtOnce && this.waiting.length > 0) this.begin();
    });
  }

  private begin(): void {
    const next = this.waiting.splice(0, mostTogether);
    const [first] = next;
    this.underWay += 1;
    const work = next.length === 1 && first !== undefined ? this.alone(first) : this.together(next);
    work.finally(() => {
      this.underWay -= 1;
      if (this.underWay === 0 && this.waiting.length === 0) this.ways.rests();
      else this.beginSoon();
    });
  }

  private async alone({ asked, answer, fail }: Waiting<Asked, Answer>): Promise<void> {
    await this.ways.alone(asked).then(answer, fail);
  }

  private async together(next: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await this.ways.together(next.map(({ asked }) => asked));
      for (const each of next) this.tell(each, answers.get(each.asked));
    } catch (fault) {
      for (const each of next) {
        if (this.ways.mayFollow(each.asked, fault)) void this.alone(each);
        else each.fail(fault);
      }
    }
  }

  private tell(waiting: Waiting<Asked, Answer>, answer: Answer | Refusal | undefined): void {
    if (answer === undefined) void this.alone(waiting);
    else if (answer instanceof Refusal) waiting.fail(answer);
    else waiting.answer(answer);
  }
}
