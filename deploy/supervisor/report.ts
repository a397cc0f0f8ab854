import { relative } from "node:path";
import type { Config } from "../../services/platform/config.ts";
import { accountLines } from "./accounts.ts";

/** What a newcomer reads when everything runs. */
export function report(settings: Config, accounts: Parameters<typeof accountLines>[0]): string[] {
  const folder = relative(process.cwd(), settings.dataDir);
  const data = folder.startsWith("..") ? settings.dataDir : folder;
  const places = [
    `  Platform   ${settings.publicUrl}`,
    `  Resolver   ${settings.resolverUrl}`,
    `  Data       ${data} (logs in ${data}/log)`,
  ];
  const people = accountLines(accounts).map((line) => `  ${line}`);
  const demo = people.length === 0 ? [] : ["", "Demo accounts", ...people];
  return ["", "Open", ...places, ...demo, "", "Ctrl-C stops everything."];
}
