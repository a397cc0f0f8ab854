/** One measured value, and that of the peer in the same run. */
export interface Figure {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: string;
  readonly peerValue?: number;
}

/** Prints a figure as one line of JSON; `ratio` is ours divided by the peer's. */
export function printFigure(figure: Figure): void {
  const { bench, metric, value, unit, peer = null, peerValue = null } = figure;
  const ratio = peerValue === null ? null : Number((value / peerValue).toFixed(3));
  const line = { bench, metric, value, unit, peer, peerValue, ratio };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The middle of some values; of an even number the lower middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
