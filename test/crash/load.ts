import { setTimeout as pause } from "node:timers/promises";
import type { Firms } from "./firms.ts";
import type { Act, Notebook } from "./notebook.ts";
import type { Speaker } from "./speaker.ts";

const restMs = 12;
const afterFaultMs = 60;
const lookMs = 40;

/** Published heads of the log as somebody outside has seen them, by size. */
export class Observer {
  readonly heads = new Map<number, string>();
  readonly surprises: string[] = [];
  private readonly speaker: Speaker;

  constructor(speaker: Speaker) {
    this.speaker = speaker;
  }

  async look(): Promise<void> {
    const response = await this.speaker.fetch("/log/checkpoint");
    if (!response.ok) return;
    const note = await response.text();
    const size = Number(note.split("\n")[1]);
    const before = this.heads.get(size);
    if (before !== undefined && before !== note) {
      this.surprises.push(`two heads of size ${size} were published`);
    }
    this.heads.set(size, note);
  }
}

/** Clients at work until they are told to stop; they go on through whatever breaks. */
export class Load {
  private readonly stopping = new AbortController();
  private readonly clients: Promise<void>[];

  constructor(firms: Firms, notebook: Notebook, observer: Observer) {
    const acts: readonly (() => Act)[] = [
      () => firms.capture(),
      () => firms.capture(),
      () => firms.booking(),
      () => firms.heldBooking(),
      () => firms.offer(),
    ];
    this.clients = acts.map((next) => this.repeat(restMs, () => notebook.attempt(next())));
    this.clients.push(this.repeat(lookMs, () => observer.look().then(() => true)));
  }

  private async repeat(everyMs: number, work: () => Promise<boolean>): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const well = await work().catch(() => false);
      await pause(well ? everyMs : afterFaultMs);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.clients);
  }
}
