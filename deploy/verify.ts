import { openCheckpoint, Rejected, readNoteKeys } from "../contracts/proof/index.ts";
import { checkFiles, checkPresent, type Findings } from "../contracts/proof/verify/files.ts";
import { receiptTold } from "../contracts/proof/verify/receipt-words.ts";
import { failureText, type Language, reportLines } from "../contracts/proof/verify/report.ts";
import { servedLog } from "./served-log.ts";
import { asked, languageOf, misaskedText } from "./verify/asked.ts";
import { usage } from "./verify/words.ts";

// Checks bundles and receipts without any network, unless it is asked to look at the log besides.
// The log's key is given, never taken from the files: whoever forged the one could forge the other.
// Ends with 0 where all holds, 1 where something does not, 2 where it was asked wrongly or the log
// could not be asked.

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
  logKey: string,
  address: string,
  language: Language,
): Promise<number> {
  const log = servedLog(address);
  const present = openCheckpoint(await log.checkpoint(), ...readNoteKeys(logKey));
  const found = await checkPresent(heads, present, { read: log.tile, language });
  tell({ files: [], ...found }, language);
  return found.faults.length > 0 ? 1 : 0;
}

/** What was asked, and the files; null where it was asked wrongly. */
function given(args: readonly string[], language: Language) {
  try {
    return asked(args);
  } catch (fault) {
    process.stderr.write(`${misaskedText(fault, language)}\n\n${usage[language]}`);
    return null;
  }
}

async function main(args: readonly string[]): Promise<number> {
  const language = languageOf(args);
  const ask = given(args, language);
  if (ask === null) return 2;
  const findings = checkFiles(ask.files, ask.terms, language);
  tell(findings, language);
  const fails = findings.files.some(({ report }) => report === null);
  const wrong = fails || findings.faults.length > 0 ? 1 : 0;
  if (ask.log === undefined || findings.heads.length === 0) return wrong;
  try {
    return Math.max(await tellPresent(findings, ask.terms.logKey, ask.log, language), wrong);
  } catch (fault) {
    if (fault instanceof Rejected) {
      say(failureText(fault.code, fault.values, language));
      return 1;
    }
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    return 2;
  }
}

// Whoever reads the first lines only (`| head`) has the same answer.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  if (fault.code !== "EPIPE") throw fault;
});
process.exitCode = await main(process.argv.slice(2));
