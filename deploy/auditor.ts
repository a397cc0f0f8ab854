import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { HeadRefused, LogAuditor } from "../contracts/proof/audit/replay.ts";
import { Rejected } from "../contracts/proof/index.ts";
import { auditTold, refusedWords } from "../contracts/proof/verify/audit-words.ts";
import { failureText, filled, type Language } from "../contracts/proof/verify/report.ts";
import { type Heads, keepRefused } from "./auditor/evidence.ts";
import { AuditState } from "./auditor/state.ts";
import { logKeyOf } from "./key-lines.ts";
import { servedLog } from "./served-log.ts";

// Follows a log and its map from outside. Ends with 0 where all that is new holds, 1 where a head is
// refused, 2 where it was asked wrongly or the log could not be asked. With --every it goes on until
// a head is refused.

const usage = `npm run auditor -- URL --key KEY --state FILE [--every SECONDS] [--language zh|en]

URL         where the log is served
--key       the log's key, a line name+id+key, or a file that holds it; while it is renewed
            the old one and the new, with both of which the state goes on; or the
            environment's LIANZAO_LOG_KEY
--state     the file that keeps what was verified; made where it is not there. What is refused is
            kept beside it, in FILE.refused.jsonl
--every     look again after so many seconds
--language  zh or en; else that of the environment

The environment's LIANZAO_API_KEY is an API key with the scope ledger.audit.

逐批核验日志与映射。KEY 是日志的公钥，须从别处取得；换钥期间请新旧两把都给，状态随之延续。LIANZAO_API_KEY 是有 ledger.audit 权限的 API 密钥。
`;

function asked() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: "string", multiple: true },
      state: { type: "string" },
      every: { type: "string" },
      language: { type: "string" },
    },
  });
  const [url, ...more] = positionals;
  const logKey = logKeyOf(values.key);
  const apiKey = process.env["LIANZAO_API_KEY"];
  const seconds = values.every === undefined ? null : Number(values.every);
  const isWrong = more.length > 0 || (seconds !== null && !(seconds > 0));
  const { state } = values;
  if (url === undefined || logKey === null || state === undefined) throw new Error();
  if (apiKey === undefined || isWrong) throw new Error();
  return { url, logKey, state, apiKey, seconds, language: languageOf(values.language) };
}

function languageOf(wanted: string | undefined): Language {
  const language = wanted ?? process.env["LC_ALL"] ?? process.env["LANG"] ?? "";
  return language.startsWith("zh") ? "zh" : "en";
}

type Ask = ReturnType<typeof asked>;

const say = (text: string) => process.stdout.write(`${text}\n`);

function auditorOf({ url, logKey, apiKey }: Ask, state: AuditState): LogAuditor {
  const log = servedLog(url);
  const source = { ...log, changes: (after: number) => log.changes(after, apiKey) };
  return new LogAuditor(source, logKey, state.followed, (verified) => state.keep(verified));
}

async function follow({ seconds, language }: Ask, auditor: LogAuditor, state: AuditState) {
  const { map } = state.followed;
  for (;;) {
    const progress = await auditor.round();
    say(filled(auditTold.verified, language, { ...progress, chains: map.size }));
    if (seconds === null) return;
    await pause(seconds * 1_000);
  }
}

/** What a refusal says; other faults are none of the log's. */
function refusalOf(fault: unknown, language: Language): string | null {
  if (fault instanceof HeadRefused) {
    return auditTold.refused[language] + filled(refusedWords[fault.kind], language, fault.values);
  }
  return fault instanceof Rejected ? failureText(fault.code, fault.values, language) : null;
}

/** Tells why it went no further, and how the program ends; what was refused is kept. */
function told(fault: unknown, { state: path, language }: Ask, heads: Heads): number {
  const refusal = refusalOf(fault, language);
  if (refusal === null) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    return 2;
  }
  say(refusal);
  say(auditTold.stays[language]);
  if (fault instanceof HeadRefused) {
    const file = keepRefused(path, fault, heads);
    say(filled(auditTold.kept, language, { file }));
  }
  return 1;
}

async function main(): Promise<number> {
  let ask: Ask;
  let state: AuditState;
  let auditor: LogAuditor;
  try {
    ask = asked();
    state = AuditState.open(ask.state, ask.logKey);
    auditor = auditorOf(ask, state);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : "";
    process.stderr.write(why === "" ? usage : `${why}\n\n${usage}`);
    return 2;
  }
  try {
    await follow(ask, auditor, state);
    return 0;
  } catch (fault) {
    return told(fault, ask, [state.note, auditor.note]);
  } finally {
    state.close();
  }
}

process.exitCode = await main();
