import type { Identity } from "../../codes/index.ts";
import {
  authorityHandle,
  authorityOf,
  describedAuthority,
  type KeptValue,
} from "../../registry/index.ts";
import { codes } from "./message.ts";
import { valueJson } from "./values.ts";

/** Under which names it is looked for, and whose naming authority tells whether it is here at all. */
export function levelsOfHandle(code: Identity) {
  const authority = authorityHandle(describedAuthority(code) ?? authorityOf(code) ?? "");
  return { authority, levels: code === authority ? [code] : [code, authority] };
}

const codeFor = (isNone: boolean) => (isNone ? codes.valuesNotFound : codes.success);

/** A Handle's values as the JSON API tells them. */
export function toldOf(text: string, values: readonly KeptValue[]) {
  const responseCode = codeFor(values.length === 0);
  return { responseCode, handle: text, values: values.map(valueJson) };
}

/** The same as it is written, of values that are written. */
export const toldAs = (text: string, values: string) =>
  `{"responseCode":${codeFor(values === "[]")},"handle":${JSON.stringify(text)},"values":${values}}`;
