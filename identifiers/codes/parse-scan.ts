import { checkAssociations } from "./associations.ts";
import { readPrinted } from "./bracketed.ts";
import { type Code, CodeError, type CodeForm, type CodeReading, longestText } from "./code.ts";
import { codeIn } from "./gs1.ts";
import { checkAttributes } from "./link-attributes.ts";
import { type Message, writtenIn } from "./message.ts";
import { parseCode } from "./parse.ts";
import { itemOf, LINK, plainScan, readScan } from "./scan.ts";
import { readUnbracketed, SEPARATOR } from "./unbracketed.ts";

/**
 * As digits stand under the barcodes of trade items, and as scanners send them that say nothing of the
 * symbology. A GLN has 13 digits, too, but no barcode in which they stand alone.
 */
const ITEM = /^(?:[0-9]{8}|[0-9]{12,14})$/;

/**
 * Reads the code in what a scanner sends: behind its symbology identifier, or elements without
 * brackets that begin with `^` or the control character GS for the function character 1; the 8, 12,
 * 13 or 14 digits of a GTIN; and whatever `parseCode` reads. All elements are checked, each and together, also those
 * that are no part of an identity. Never throws.
 */
export function parseScan(text: string): CodeReading {
  try {
    return readAny(text);
  } catch (error) {
    if (error instanceof CodeError) return { ok: false, fault: error.fault };
    throw error;
  }
}

function readAny(text: string): CodeReading {
  if (text.length > longestText) throw new CodeError("CODE_TOO_LONG", longestText);
  if (text.startsWith("^")) return codeOf(readUnbracketed(text));
  if (text.startsWith(SEPARATOR)) return codeOf(readUnbracketed(text, {}, { mark: SEPARATOR }));
  if (text.startsWith("(")) return codeOf(readPrinted(text), "element-string");
  if (ITEM.test(text)) return codeOf({ elements: [itemOf(text, 0)] });
  if (!text.startsWith("]")) return readText(text);

  const plain = plainScan(text);
  if (plain === undefined) return codeOf(readScan(text).message);
  const reading = parsedText(plain);
  if (reading.ok) return { ...reading, form: "scan" };
  const { fault } = reading;
  return { ok: false, fault: { ...fault, at: fault.at + text.length - plain.length } };
}

/** What `parseCode` reads; a Digital Link with all that it says. Throws CodeError. */
function readText(text: string): CodeReading {
  const reading = parseCode(text);
  if (reading.ok && reading.scheme === "gs1" && LINK.test(text)) checkAttributes(text);
  return reading;
}

function parsedText(text: string): CodeReading {
  try {
    return readText(text);
  } catch (error) {
    if (error instanceof CodeError) return { ok: false, fault: error.fault };
    throw error;
  }
}

function codeOf(message: Message | undefined, form: CodeForm = "scan"): Code {
  const code = codeIn(writtenIn(message), form);
  if (message !== undefined) checkAssociations(message);
  return code;
}
