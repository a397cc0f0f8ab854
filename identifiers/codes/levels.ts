import type { Gs1Code, Identity } from "./code.ts";

/** Longer codes begin with the shorter ones that they narrow down: `01/…/10/…/21/…`. */
function cut(identity: Identity, elements: number): Identity {
  return identity
    .split("/")
    .slice(0, 2 * elements)
    .join("/") as Identity;
}

/** A serial number names one thing with or without the lot and variant that a label adds. */
function withoutLot({ qualifiers, identity }: Gs1Code): Identity | undefined {
  if (qualifiers.at(-1)?.ai !== "21" || qualifiers.length === 1) return undefined;
  return `${cut(identity, 1)}/${identity.split("/").slice(-2).join("/")}` as Identity;
}

/**
 * The codes under which an answer about a code may stand, the most exact first and its primary key
 * last: what is not known of a serial number may be known of its lot or of its class.
 */
export function levelsOf(code: Gs1Code): readonly Identity[] {
  const elements = code.qualifiers.length + 1;
  const levels = Array.from({ length: elements }, (_, cutOff) =>
    cut(code.identity, elements - cutOff),
  );
  const bare = withoutLot(code);
  if (bare !== undefined) levels.splice(1, 0, bare);
  return levels;
}

/** Whether one of the levels of a code names the very thing, and not only its lot or class. */
export function isAsExact(code: Gs1Code, level: string): boolean {
  return level === code.identity || level === withoutLot(code);
}

/** The primary key of a code, which is the class of its lots and serial numbers. */
export function classOf(code: Gs1Code): Identity {
  return cut(code.identity, 1);
}
