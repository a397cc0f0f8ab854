/** Numbers in [0, below) that depend on the seed alone (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export type Dice = ReturnType<typeof dice>;

/** One of the list, as the dice fall. */
export function oneOf<T>(roll: Dice, list: readonly T[]): T {
  const chosen = list[roll(list.length)];
  if (chosen === undefined) throw new Error("nothing to choose from");
  return chosen;
}

/** Some of the list, at least one, in its order. */
export function someOf<T>(roll: Dice, list: readonly T[], most: number): T[] {
  const left = [...list];
  while (left.length > 1 + roll(Math.min(most, list.length))) left.splice(roll(left.length), 1);
  return left;
}

/** A UUIDv7 (RFC 9562 § 5.7) of a given time, its random bits from the dice. */
export function idAt<Id extends string>(at: Date, roll: Dice): Id {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  const time = hex(at.getTime(), 12);
  const variant = hex(0x8000 + roll(0x4000), 4);
  const tail = hex(roll(0x1000000), 6) + hex(roll(0x1000000), 6);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(roll(0x1000), 3)}-${variant}-${tail}` as Id;
}
