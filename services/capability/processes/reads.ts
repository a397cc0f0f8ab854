import { desc } from "drizzle-orm";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import type { Transaction } from "../../platform/tenancy.ts";
import { processTerms } from "../schema.ts";
import { adoptVocabulary, type Vocabulary, vocabularyWith } from "./vocabulary.ts";

/** The tree of processes as a transaction sees it. */
export async function vocabularyIn({ db }: { readonly db: Transaction }): Promise<Vocabulary> {
  const rows = await db
    .selectDistinctOn([processTerms.code])
    .from(processTerms)
    .orderBy(processTerms.code, desc(processTerms.version));
  return vocabularyWith(
    rows.map(({ nameZh: zh, nameEn: en, ...row }) => ({ ...row, name: { zh, en } })),
  );
}

/** Lets this program name processes as the operator last said; gives 0, for a loop that rests. */
export async function refreshVocabulary(database: Database): Promise<0> {
  adoptVocabulary(await asProgram(database, vocabularyIn));
  return 0;
}
