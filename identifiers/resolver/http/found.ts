import type { Gs1Code } from "../../codes/index.ts";
import type { Finding } from "../registry.ts";
import { withDefault } from "../rules.ts";

/** What is registered without links leads nowhere. */
export function withLinks(finding: Finding): Finding {
  const records = finding.records.filter(({ links }) => links.length > 0);
  return { ...finding, records: withDefault(records) };
}

/** Whether the very code was deleted, and nothing public of it stands besides. */
export const isWithdrawn = ({ records }: Finding, { identity }: Gs1Code) =>
  records.some(({ code, links, registered }) => {
    return code === identity && links.length === 0 && registered?.deleted === true;
  });
