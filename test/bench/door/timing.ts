export const bench = "door";

export const rounded = (value: number) => Number(value.toFixed(3));

export function p99(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}
