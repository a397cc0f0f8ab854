import {
  type Code,
  type CodeFault,
  type CodeForm,
  type Identity,
  plainCodeOf,
  readUnder,
} from "../../codes/index.ts";
import type { Places } from "../http/linkset.ts";

/** How a text was read. */
export interface ReadCode {
  readonly ok: true;
  readonly code: Code;
  readonly form: CodeForm | "compressed";
  /** The uncompressed path of a compressed Digital Link. */
  readonly unpacked: string | null;
  readonly printed: string;
  readonly parts: readonly { readonly name: string; readonly value: string }[];
}

export type Read = ReadCode | { readonly ok: false; readonly fault: CodeFault };

function partsOf(code: Code): ReadCode["parts"] {
  if (code.scheme !== "gs1") return [{ name: code.scheme, value: plainCodeOf(code.identity) }];
  return [code.key, ...code.qualifiers].map(({ ai, name, value }) => ({
    name: `(${ai}) ${name}`,
    value,
  }));
}

/** Reads what a person typed, pasted or scanned: with all readers of this resolver's doors. */
export function readAsked(text: string, places: Places): Read {
  const { reading, unpacked } = readUnder(text, [places.resolverUrl]);
  if (!reading.ok) return reading;
  return {
    ok: true,
    code: reading,
    form: unpacked === null ? reading.form : "compressed",
    unpacked,
    printed: plainCodeOf(reading.identity),
    parts: partsOf(reading),
  };
}

/** A door of this resolver. */
interface Door {
  readonly path: string;
  /** Whether link type and context are asked of it. */
  readonly leads: boolean;
}

/** The doors that answer about a name. */
export function doorsOf(name: Identity): readonly Door[] {
  const at = name.indexOf(":");
  const [scheme, value] = [name.slice(0, at), name.slice(at + 1)];
  const door = (path: string, leads = false): Door => ({ path, leads });
  if (scheme === "gs1") return [door(`/${value}`, true), door(`/${value}?linkType=linkset`)];
  if (scheme === "hdl") return [door(`/hdl:${value}`), door(`/api/handles/${value}`)];
  if (scheme === "oid") return [door(`/${value}`)];
  return /^https?:\/\//.test(value) ? [door(`/${encodeURIComponent(value)}`)] : [];
}
