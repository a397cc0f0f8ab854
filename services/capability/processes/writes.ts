import type { OperatorScope } from "../../platform/tenancy.ts";
import { processTerms } from "../schema.ts";
import type { TermChange } from "./vocabulary.ts";

/** One version more of a place of the tree; earlier ones stay as they were. */
export async function insertTerm({ db }: OperatorScope, term: TermChange): Promise<void> {
  const { name, ...rest } = term;
  await db.insert(processTerms).values({ ...rest, nameZh: name.zh, nameEn: name.en });
}
