const mostAtOnce = 4;
const longestMs = 50;

/** Ends a turn; more than once is harmless. */
export type EndTurn = () => void;

interface Line {
  working: number;
  readonly waiting: (() => void)[];
}

/**
 * So many requests of one asker are worked on at once; his others wait in their order, and nobody
 * else does. A turn ends by itself after a while: what waits for the database, or writes a long
 * answer, keeps none of his others back.
 */
export class Turns {
  private readonly lines = new Map<string, Line>();

  get size(): number {
    return this.lines.size;
  }

  /** Resolves when it is this asker's turn. */
  async take(asker: string): Promise<EndTurn> {
    const line = this.lines.get(asker) ?? { working: 0, waiting: [] };
    this.lines.set(asker, line);
    if (line.working < mostAtOnce) line.working += 1;
    else await new Promise<void>((begin) => line.waiting.push(begin));
    return this.begun(asker, line);
  }

  private begun(asker: string, line: Line): EndTurn {
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      // The place goes to the next in line, or is free.
      const next = line.waiting.shift();
      if (next !== undefined) {
        next();
        return;
      }
      line.working -= 1;
      if (line.working === 0) this.lines.delete(asker);
    };
    const timer = setTimeout(end, longestMs);
    return end;
  }
}
