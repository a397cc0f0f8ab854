import { CodeError, type CodeForm, identityFrom, type PlainCode } from "./code.ts";

const SHAPE = /^[0-9]+(?:\.[0-9]+)+$/;
const LONGEST = 2048;

/** Whether the text has the shape of an object identifier in dotted form. */
export function looksLikeOid(text: string): boolean {
  return SHAPE.test(text);
}

/**
 * An object identifier in dotted form (X.660, RFC 3061) that begins at `at` in the whole text: arcs
 * without leading zeros, the first at most 2, the second at most 39 below 0 and 1. Throws CodeError.
 */
export function oidCode(text: string, at: number, form: CodeForm): PlainCode {
  if (text.length > LONGEST) throw new CodeError("CODE_TOO_LONG", at + LONGEST);
  const strange = text.search(/[^0-9.]/);
  if (strange >= 0) throw new CodeError("CODE_CHARACTER", at + strange);
  if (!SHAPE.test(text)) throw new CodeError("CODE_LENGTH", at);

  let arcAt = at;
  const arcs = text.split(".");
  for (const [place, arc] of arcs.entries()) {
    if (/^0[0-9]/.test(arc) || isBeyond(arcs, place)) throw new CodeError("CODE_VALUE", arcAt);
    arcAt += arc.length + 1;
  }
  return {
    ok: true,
    scheme: "oid",
    identity: identityFrom("oid", text),
    value: text,
    granularity: "opaque",
    form,
  };
}

function isBeyond(arcs: readonly string[], place: number): boolean {
  if (place === 0) return Number(arcs[0]) > 2;
  return place === 1 && Number(arcs[0]) < 2 && Number(arcs[1]) > 39;
}
