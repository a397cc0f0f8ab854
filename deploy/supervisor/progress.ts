/** Where the person at the terminal reads what happens; made by deploy/prepare/progress.mjs. */
export interface Progress {
  line(text: string): void;
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
}

/** The start cannot go on. The message says what to do about it and is all that is shown. */
export class CannotStart extends Error {}
