import type { Action } from "../../contracts/access/actions.ts";
import { sentenceOf } from "../../contracts/refusals/index.ts";
import { Refusal } from "../kernel/refusal.ts";
import { csvLine, csvMark } from "./csv.ts";
import type { Database } from "./database.ts";
import type { HttpRequest } from "./http.ts";
import {
  type ColumnIn,
  type Fault,
  type ImportMode,
  type Incoming,
  takeIn,
  toldOutcome,
  unwritten,
} from "./incoming.ts";
import type { CsvEncoding } from "./tables/csv-encodings.ts";
import type { FirstRows } from "./tables/first-rows.ts";
import { type Actor, asTenant, type TenantScope } from "./tenancy.ts";

const heads = {
  zh: ["行", "列", "代码", "问题"],
  en: ["row", "column", "code", "message"],
} as const;
/** Some hundred thousand faults: whoever has more has sent another table than was meant. */
const mostBytes = 32_000_000;

/** Whether all faults are asked for, as a file. */
function faultsAsked(http: HttpRequest, mode: ImportMode): boolean {
  const asked = http.req.query("faults");
  if (asked === undefined) return false;
  if (asked !== "csv" || mode !== "preview") throw new Refusal("INPUT_INVALID", {}, "faults");
  return true;
}

interface Telling {
  readonly columnIn: ColumnIn;
  readonly locale: "zh" | "en";
}

/** All that is wrong with what comes in, as a CSV file; where it is cut, its last line says so. */
export async function allFaults(
  scope: TenantScope,
  { parts }: Incoming,
  { columnIn, locale }: Telling,
  most = mostBytes,
): Promise<string> {
  const lines = [csvMark, csvLine(heads[locale])];
  let [size, left] = [0, 0];
  const put = ({ row, column, code, values }: Fault) => {
    const place = columnIn(column, locale);
    const line = csvLine([String(row), place, code, sentenceOf(code, locale, values)]);
    size += line.length;
    if (size > most) left += 1;
    else lines.push(line);
  };
  for await (const { verdicts } of parts(scope)) {
    for (const verdict of verdicts) if (typeof verdict !== "string") verdict.forEach(put);
  }
  if (left > 0) lines.push(csvLine(["", "", "", `+ ${left}`]));
  return lines.join("");
}

interface ComingIn {
  readonly database: Database;
  readonly actor: Actor;
  /** What previewing takes, and what writing. */
  readonly actions: { readonly preview: Action; readonly write: Action };
  readonly incoming: () => Incoming;
  readonly mode: ImportMode;
  /** Of a table; a document has places. */
  readonly columnIn?: ColumnIn;
  /** How a CSV file was read, for whoever sent it to see. */
  readonly read?: { readonly encoding: CsvEncoding | null; readonly firstRows: FirstRows };
}

/** Takes something in and tells what came of it, or hands out all that is wrong with it as a file. */
export async function answerIncoming(
  http: HttpRequest,
  { database, actor, actions, incoming, mode, read, columnIn = (place) => place }: ComingIn,
) {
  const action = mode === "preview" ? actions.preview : actions.write;
  const locale = http.get("locale");
  if (faultsAsked(http, mode)) {
    const file = await asTenant(database, actor, action, (scope) =>
      allFaults(scope, incoming(), { columnIn, locale }),
    );
    return http.body(file, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="faults.csv"',
      "cache-control": "no-store",
    });
  }
  const outcome = await asTenant(database, actor, action, (scope) =>
    takeIn(scope, incoming(), mode),
  ).catch(unwritten);
  return http.json({ ...toldOutcome(outcome, columnIn, locale), ...read });
}
