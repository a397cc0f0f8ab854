import { sql } from "drizzle-orm";
import type { ProcessChangedV1 } from "../../../contracts/events/shapes/capability.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { once } from "../../platform/once.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import type { Words } from "../words.ts";
import { vocabularyIn } from "./reads.ts";
import {
  decideName,
  decideProcess,
  decideRetirement,
  decideReturn,
  type ProcessDraft,
} from "./rules.ts";
import type { TermChange, Vocabulary } from "./vocabulary.ts";
import { insertTerm } from "./writes.ts";

type Decide = (vocabulary: Vocabulary, now: Date) => TermChange;

/** One change of the tree at a time: each version follows the one that its decision has seen. */
async function change(scope: OperatorScope, operation: string, decide: Decide): Promise<string> {
  const { id } = await once(scope, operation, async () => {
    await scope.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('processes', 0))`);
    const vocabulary = await vocabularyIn(scope);

    const term = decide(vocabulary, scope.now);

    await insertTerm(scope, term);
    const { version, parent, name, retired } = term;
    await scope.emit(await processChanged(scope, term));
    scope.about(`process:${term.code}`, { act: operation, version, parent, ...name, retired });
    return term.code;
  });
  return id;
}

async function processChanged(scope: OperatorScope, term: TermChange) {
  const { code: process, version, parent, name, retired } = term;
  const { personId } = scope.actor;
  const body: ProcessChangedV1 = {
    operator: await firmIdentity(scope),
    process,
    version,
    parent,
    name,
    retired,
    by: personId === null ? { platform: true } : { person: personId },
  };
  return { type: "capability.process-changed.v1", body } as const;
}

/** Adds a process below a group or another process; gives its code. */
export function addProcess(scope: OperatorScope, draft: ProcessDraft): Promise<string> {
  return change(scope, "processAdd", (tree, now) => decideProcess(tree, draft, now));
}

export function renameProcess(scope: OperatorScope, code: string, name: Words): Promise<string> {
  return change(scope, "processRename", (tree, now) => decideName(tree, code, name, now));
}

/** Closes a process to new resources. What has it keeps it, and may go on offering it. */
export function retireProcess(scope: OperatorScope, code: string): Promise<string> {
  return change(scope, "processRetire", (tree, now) => decideRetirement(tree, code, now));
}

export function restoreProcess(scope: OperatorScope, code: string): Promise<string> {
  return change(scope, "processRestore", (tree, now) => decideReturn(tree, code, now));
}
