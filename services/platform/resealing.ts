import { type Keys, sealedAnew } from "./sealing.ts";

/** A text that is kept sealed. */
export interface KeptText {
  readonly text: string;
  /** What it is bound to. */
  readonly bound: string;
  /** Seals it anew where that takes more than the keys of all, as where each firm has its own. */
  readonly anew?: () => string | null;
  /** In a transaction of its own puts another in its place, and tells whether it still stood there. */
  readonly replace: (text: string) => Promise<boolean>;
}

/** All texts that a module keeps under one use of the platform's secret. */
export interface KeptTexts {
  readonly name: string;
  readonly keys: Keys;
  each(): AsyncIterable<KeptText>;
}

/** How many are under the newest generation, under an older one, and under none that is known. */
export interface Standing {
  newest: number;
  older: number;
  unreadable: number;
}

/** Sealed under the newest generation; null where it is already, undefined where no key opens it. */
function anew(kept: KeptText, keys: Keys): string | null | undefined {
  try {
    return kept.anew === undefined ? sealedAnew(kept.text, keys, kept.bound) : kept.anew();
  } catch {
    return undefined;
  }
}

/** Under which generations the texts are. */
export async function standingOf({ keys, each }: KeptTexts): Promise<Standing> {
  const standing: Standing = { newest: 0, older: 0, unreadable: 0 };
  for await (const kept of each()) {
    const text = anew(kept, keys);
    if (text === undefined) standing.unreadable += 1;
    else if (text === null) standing.newest += 1;
    else standing.older += 1;
  }
  return standing;
}

/**
 * Seals anew under the newest generation what is under an older one, and tells how much that was.
 * Each text says itself whether it was done: broken off, it is begun again and goes on.
 */
export async function reseal({ keys, each }: KeptTexts): Promise<number> {
  let done = 0;
  for await (const kept of each()) {
    const text = anew(kept, keys);
    if (typeof text === "string" && (await kept.replace(text))) done += 1;
  }
  return done;
}

/** Row after row, asked for by pages. */
export async function* rowsByPage<Row>(
  page: (after: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let rows = await page(null);
  while (rows.length > 0) {
    yield* rows;
    rows = await page(rows.at(-1) ?? null);
  }
}
