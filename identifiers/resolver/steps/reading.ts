import {
  type Code,
  type CodeFault,
  type CodeForm,
  type Identity,
  parseScan,
  plainCodeOf,
} from "../../codes/index.ts";
import { targetOf, uncompressed } from "../http/asked.ts";
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

/** The path under which a text could be a compressed Digital Link: of GS1's host, of ours, or bare. */
function pathIn(text: string, { resolverUrl }: Places): string | undefined {
  const stem = ["https://id.gs1.org", "http://id.gs1.org", resolverUrl].find((each) =>
    text.startsWith(`${each}/`),
  );
  if (stem !== undefined) return text.slice(stem.length);
  return text.startsWith("/") ? text : undefined;
}

/** The uncompressed path of a compressed Digital Link; undefined for any other text. */
function unpackedIn(text: string, places: Places): string | undefined {
  const path = pathIn(text, places);
  if (path === undefined) return undefined;
  const sent = targetOf(`https://id.gs1.org${path}`);
  const target = uncompressed(sent);
  return target === undefined || target === sent ? undefined : target.path;
}

function partsOf(code: Code): ReadCode["parts"] {
  if (code.scheme !== "gs1") return [{ name: code.scheme, value: plainCodeOf(code.identity) }];
  return [code.key, ...code.qualifiers].map(({ ai, name, value }) => ({
    name: `(${ai}) ${name}`,
    value,
  }));
}

/** Reads what a person typed, pasted or scanned: with all readers of this resolver's doors. */
export function readAsked(text: string, places: Places): Read {
  const unpacked = unpackedIn(text, places);
  const reading = parseScan(unpacked ?? text);
  if (!reading.ok) return reading;
  return {
    ok: true,
    code: reading,
    form: unpacked === undefined ? reading.form : "compressed",
    unpacked: unpacked ?? null,
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
