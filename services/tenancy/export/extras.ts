import type { TenantScope } from "../../platform/tenancy.ts";

/** A file of an archive; long ones come in parts, so that none is large. */
export interface Piece {
  readonly name: string;
  readonly text: string;
  /** Rows, events or entries in it. */
  readonly rows: number;
}

/** A readable copy of a kind of thing in the form of its standard, beside the rows themselves. */
export interface Extra {
  readonly name: string;
  readonly standard: string;
  pieces(scope: TenantScope): AsyncIterable<Piece>;
}

const extras: Extra[] = [];

/** Adds readable copies to every archive; each module does so for its own at import. */
export function registerExtra(extra: Extra): void {
  extras.push(extra);
}

export const registeredExtras: readonly Extra[] = extras;
