/**
 * How an EPC URN is laid out (EPC Tag Data Standard § 6.3) and which GS1 key it stands for (§ 7).
 * The company prefix comes first, the reference second, the serial, if any, last.
 */
export interface EpcScheme {
  readonly name: string;
  readonly kind: "id" | "class";
  readonly ai: string;
  /** Company prefix and reference together have so many digits; absent: the reference is text. */
  readonly digits?: number;
  /** The reference begins with the digit that begins the GS1 key (indicator, extension). */
  readonly leads?: true;
  /** The key has a filler zero before the company prefix. */
  readonly filler?: true;
  /** Piece and total stand between reference and serial. */
  readonly pieces?: true;
  /** Where the serial goes: under an application identifier of its own, or behind the check digit. */
  readonly serial?: string;
  /** `urn:epc:idpat:` with `*` as serial names the class. */
  readonly pattern?: true;
}

/** The serial stands within the key's own value, behind its check digit. */
export const BEHIND_KEY = "behind-key";

const gtin = { kind: "id", ai: "01", digits: 13, leads: true } as const;
const behindKey = { kind: "id", digits: 12, serial: BEHIND_KEY, pattern: true } as const;

export const epcSchemes: readonly EpcScheme[] = [
  { ...gtin, name: "sgtin", serial: "21", pattern: true },
  { ...gtin, name: "lgtin", kind: "class", serial: "10" },
  { ...gtin, name: "upui", serial: "235", pattern: true },
  { ...gtin, name: "itip", ai: "8006", pieces: true, serial: "21", pattern: true },
  { name: "sscc", kind: "id", ai: "00", digits: 17, leads: true },
  { name: "sgln", kind: "id", ai: "414", digits: 12, serial: "254" },
  { name: "pgln", kind: "id", ai: "417", digits: 12 },
  { ...behindKey, name: "grai", ai: "8003", filler: true },
  { ...behindKey, name: "gdti", ai: "253" },
  { ...behindKey, name: "sgcn", ai: "255" },
  { name: "gsrn", kind: "id", ai: "8018", digits: 17 },
  { name: "gsrnp", kind: "id", ai: "8017", digits: 17 },
  { name: "gsin", kind: "id", ai: "402", digits: 16 },
  { name: "giai", kind: "id", ai: "8004" },
  { name: "ginc", kind: "id", ai: "401" },
  { name: "cpi", kind: "id", ai: "8010", serial: "8011", pattern: true },
];
