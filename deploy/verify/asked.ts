import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { Rejected, readNoteKeys, trustedWitnessKey } from "../../contracts/proof/index.ts";
import type { GivenFile } from "../../contracts/proof/verify/files.ts";
import { filled, type Language } from "../../contracts/proof/verify/report.ts";
import { rejections } from "../../contracts/proof/verify/words.ts";
import { keyLines, logKeyOf } from "../key-lines.ts";
import { misaskedWords } from "./words.ts";

type Why = keyof typeof misaskedWords;

/** Nothing was checked: the call itself is wrong. */
class Misasked extends Error {
  readonly why: Why;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(why: Why, values: Misasked["values"] = {}) {
    super(why);
    this.why = why;
    this.values = values;
  }
}

const options = {
  key: { type: "string", multiple: true },
  receipt: { type: "string", multiple: true },
  witness: { type: "string", multiple: true },
  witnesses: { type: "string" },
  log: { type: "string" },
  "max-age": { type: "string" },
  language: { type: "string" },
} as const;

/** Negative numbers as values of options are told as such, and not taken for options. */
function parsed(args: readonly string[]) {
  const joined = args.flatMap((arg, at) => {
    if (at > 0 && /^-\d/.test(arg) && args[at - 1]?.startsWith("--")) return [];
    const next = args[at + 1] ?? "";
    return arg.startsWith("--") && /^-\d/.test(next) ? [`${arg}=${next}`] : [arg];
  });
  try {
    return parseArgs({ args: joined, allowPositionals: true, options });
  } catch (fault) {
    const [, given = ""] = /'(-[^'\s=]*)/.exec(String(fault)) ?? [];
    throw new Misasked("option", { given });
  }
}

/** The language that is asked for, however wrong the rest of the call may be. */
export function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => /^--language(=|$)/.test(arg));
  const wanted = args[at]?.split("=")[1] ?? (at < 0 ? undefined : args[at + 1]);
  const told = wanted ?? process.env["LC_ALL"] ?? process.env["LANG"] ?? "";
  return told.startsWith("zh") ? "zh" : "en";
}

function witnessesOf(given: readonly string[], number: string | undefined) {
  if (given.length === 0 && number === undefined) return {};
  const keys = given.map((key) => keyLines([key]));
  keys.forEach(trustedWitnessKey);
  const most = keys.length;
  const atLeast = number === undefined ? most : Number(number);
  if (!Number.isInteger(atLeast) || atLeast < 1 || atLeast > most) {
    throw new Misasked("witnesses", { given: number ?? "", most });
  }
  return { witnesses: { keys, atLeast } };
}

function ageOf(given: string | undefined) {
  if (given === undefined) return {};
  const days = Number(given);
  if (!(days > 0 && Number.isFinite(days))) throw new Misasked("age", { given });
  return { maxAgeMs: days * 86_400_000 };
}

const unreadable: Readonly<Record<string, Why>> = { ENOENT: "absent", EISDIR: "folder" };

const megabyte = 1_000_000;
/** More is no text that can be read as one; what a platform hands out ends long before. */
const mostBytes = 500 * megabyte;

function fileAt(path: string): GivenFile {
  try {
    const { size } = statSync(path);
    if (size > mostBytes) {
      const [megabytes, most] = [Math.ceil(size / megabyte), mostBytes / megabyte];
      throw new Misasked("large", { given: path, megabytes, most });
    }
    return { name: basename(path), bytes: readFileSync(path) };
  } catch (fault) {
    if (fault instanceof Misasked) throw fault;
    const { code = "" } = fault as NodeJS.ErrnoException;
    throw new Misasked(unreadable[code] ?? "unread", { given: path, code });
  }
}

/** What is to be checked, on which terms. Throws `Misasked`, `Rejected`. */
export function asked(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const { language } = values;
  if (language !== undefined && !/^(zh|en)\b/.test(language)) {
    throw new Misasked("language", { given: language });
  }
  const paths = [...positionals, ...(values.receipt ?? [])];
  if (paths.length === 0) throw new Misasked("noFile");
  const logKey = logKeyOf(values.key);
  if (logKey === null) throw new Misasked("noKey");
  // One that is mistyped is no fault of the files.
  readNoteKeys(logKey);
  const age = ageOf(values["max-age"]);
  const terms = { logKey, ...witnessesOf(values.witness ?? [], values.witnesses), ...age };
  return { files: paths.map(fileAt), terms, log: values.log };
}

/** Why nothing could be checked, for people. */
export function misaskedText(fault: unknown, language: Language): string {
  if (fault instanceof Misasked) return filled(misaskedWords[fault.why], language, fault.values);
  if (fault instanceof Rejected) return filled(rejections[fault.code], language, fault.values);
  throw fault;
}
