import { type Code, CodeError, type CodeReading, longestText } from "./code.ts";
import { codeIn } from "./gs1.ts";
import { type Message, writtenIn } from "./message.ts";
import { parseCode } from "./parse.ts";
import { plainScan, readScan } from "./scan.ts";
import { readUnbracketed, SEPARATOR } from "./unbracketed.ts";

/**
 * Reads the code in what a scanner sends: behind its symbology identifier, or elements without
 * brackets that begin with `^` or the control character GS for the function character 1; and
 * whatever `parseCode` reads. Never throws.
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
  if (!text.startsWith("]")) return parseCode(text);

  const plain = plainScan(text);
  if (plain === undefined) return codeOf(readScan(text).message);
  const reading = parseCode(plain);
  if (reading.ok) return { ...reading, form: "scan" };
  const { fault } = reading;
  return { ok: false, fault: { ...fault, at: fault.at + text.length - plain.length } };
}

function codeOf(message: Message | undefined): Code {
  return codeIn(writtenIn(message), "scan");
}
