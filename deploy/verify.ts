import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { openCheckpoint, Rejected, readNoteKeys } from "../contracts/proof/index.ts";
import { checkFiles, checkPresent, type Findings } from "../contracts/proof/verify/files.ts";
import { receiptTold } from "../contracts/proof/verify/receipt-words.ts";
import {
  failureText,
  filled,
  type Language,
  reportLines,
} from "../contracts/proof/verify/report.ts";
import { rejections } from "../contracts/proof/verify/words.ts";
import { keyLines, logKeyOf } from "./key-lines.ts";
import { servedLog } from "./served-log.ts";

// Checks bundles and receipts without any network, unless it is asked to look at the log besides.
// The log's key is given, never taken from the files: whoever forged the one could forge the other.
// Ends with 0 where all holds, 1 where something does not, 2 where it was asked wrongly or the log
// could not be asked.

const usage = `verify.mjs FILE... --key KEY... [--receipt FILE]... [--witness VKEY]... [--witnesses N]
  [--log URL] [--max-age DAYS] [--language zh|en]

FILE        a bundle, *.lz.json, a receipt, *.receipt.json, or a list of receipts, *.jsonl
--receipt   a receipt to hold against the bundle; the same as another FILE
--key       the log's key, a line name+id+key, or a file that holds it; again for each other
            that you trust, since a log may renew its key; or the environment's LIANZAO_LOG_KEY
--witness   a witness's key that you trust, a line name+id+key; as often as you trust one
--witnesses how many of them must have cosigned; all, unless said otherwise
--log       ask the log at this address whether it still extends what the files were signed under
--max-age   refuse bundles that are older than so many days, or dated ahead of this clock by more
            than five minutes; receipts may be of any age
--language  zh or en; else that of the environment

校验证明包和回执，无需联网（除非给出 --log）。KEY 是日志的公钥（日志换钥时可给多把），VKEY 是您信任的见证人的公钥，
都须从别处取得，不能取自证明包或回执。
`;

function asked() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: "string", multiple: true },
      receipt: { type: "string", multiple: true },
      witness: { type: "string", multiple: true },
      witnesses: { type: "string" },
      log: { type: "string" },
      "max-age": { type: "string" },
      language: { type: "string" },
    },
  });
  const logKey = logKeyOf(values.key);
  const files = [...positionals, ...(values.receipt ?? [])];
  const days = values["max-age"] === undefined ? undefined : Number(values["max-age"]);
  const isWrong = days !== undefined && !(days > 0 && Number.isFinite(days));
  if (positionals.length === 0 || logKey === null || isWrong) throw new Error();
  // One that is mistyped is no fault of the files.
  readNoteKeys(logKey);
  const maxAge = days === undefined ? {} : { maxAgeMs: days * 86_400_000 };
  const trusted = witnessesOf(values.witness ?? [], values.witnesses);
  const terms = { logKey, ...trusted, ...maxAge };
  return { files, terms, log: values.log, language: languageOf(values.language) };
}

function witnessesOf(given: readonly string[], number: string | undefined) {
  if (given.length === 0 && number === undefined) return {};
  const keys = given.map((key) => keyLines([key]));
  const atLeast = number === undefined ? keys.length : Number(number);
  if (!Number.isInteger(atLeast) || atLeast < 1 || atLeast > keys.length) throw new Error();
  return { witnesses: { keys, atLeast } };
}

function languageOf(wanted: string | undefined): Language {
  const language = wanted ?? process.env["LC_ALL"] ?? process.env["LANG"] ?? "";
  return language.startsWith("zh") ? "zh" : "en";
}

const say = (text: string) => process.stdout.write(`${text}\n`);

function tell({ files, notes, faults }: Omit<Findings, "heads">, language: Language): void {
  for (const { name, report, failure } of files) {
    if (files.length > 1) say(`== ${name}`);
    say(report === null ? failure : reportLines(report, language).join("\n"));
    if (files.length > 1) say("");
  }
  for (const note of notes) say(note);
  if (faults.length > 0) say(receiptTold.fault[language]);
  for (const fault of faults) say(`  ! ${fault}`);
}

/** Whether the log at an address extends the heads of the files. */
async function tellPresent(
  { heads }: Findings,
  ask: ReturnType<typeof asked>,
  address: string,
): Promise<number> {
  const { terms, language } = ask;
  const log = servedLog(address);
  const present = openCheckpoint(await log.checkpoint(), ...readNoteKeys(terms.logKey));
  const found = await checkPresent(heads, present, { read: log.tile, language });
  tell({ files: [], ...found }, language);
  return found.faults.length > 0 ? 1 : 0;
}

function whyNot(fault: unknown): string {
  if (fault instanceof Rejected) {
    return filled(rejections[fault.code], languageOf(undefined), fault.values);
  }
  return fault instanceof Error ? fault.message : "";
}

/** What was asked, and the files; null where it was asked wrongly. */
function given() {
  try {
    const ask = asked();
    const files = ask.files.map((file) => ({ name: basename(file), bytes: readFileSync(file) }));
    return { ask, files };
  } catch (fault) {
    const why = whyNot(fault);
    process.stderr.write(why === "" ? usage : `${why}\n\n${usage}`);
    return null;
  }
}

async function main(): Promise<number> {
  const known = given();
  if (known === null) return 2;
  const { ask, files } = known;
  const findings = checkFiles(files, ask.terms, ask.language);
  tell(findings, ask.language);
  const fails = findings.files.some(({ report }) => report === null);
  const wrong = fails || findings.faults.length > 0 ? 1 : 0;
  if (ask.log === undefined || findings.heads.length === 0) return wrong;
  try {
    return Math.max(await tellPresent(findings, ask, ask.log), wrong);
  } catch (fault) {
    if (fault instanceof Rejected) {
      say(failureText(fault.code, fault.values, ask.language));
      return 1;
    }
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    return 2;
  }
}

process.exitCode = await main();
