import { builder, WordsInput, WordsRef } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { addProcess, renameProcess, restoreProcess, retireProcess } from "./commands.ts";
import { refreshVocabulary, vocabularyIn } from "./reads.ts";
import { type Process, processOf, type Term } from "./vocabulary.ts";

export const ProcessRef = builder.objectRef<Process>("Process").implement({
  fields: (t) => ({
    code: t.exposeString("code"),
    name: t.expose("name", { type: WordsRef }),
    group: t.expose("group", { type: WordsRef }),
  }),
});

const same = (text: string) => ({ zh: text, en: text });

/** A process in words; a code that this program does not know (yet) is shown as it was written. */
export function processSeen(code: string): Process {
  return processOf(code) ?? { code, name: same(code), group: same("") };
}

const ProcessTermRef = builder.objectRef<Term>("ProcessTerm").implement({
  description: "A place in the tree of processes: a group, or a process that resources can have.",
  fields: (t) => ({
    code: t.exposeString("code"),
    parent: t.exposeString("parent", { nullable: true }),
    name: t.expose("name", { type: WordsRef }),
    isGroup: t.exposeBoolean("isGroup"),
    retired: t.exposeBoolean("retired", {
      description: "What has it keeps it; no new resource may name it.",
    }),
    version: t.exposeInt("version", {
      description: "How often the operator has changed it; 0 as the platform brought it.",
    }),
    changedAt: t.expose("changedAt", { type: "DateTime", nullable: true }),
  }),
});

builder.queryFields((t) => ({
  processes: t.field({
    type: [ProcessRef],
    description: "The processes that a resource can be given, in the order of their tree.",
    resolve: async (_root, _args, context) => {
      const { terms, processOf: named } = await context.inPublic(vocabularyIn);
      return terms.filter(({ retired }) => !retired).flatMap(({ code }) => named(code) ?? []);
    },
  }),
  processTerms: t.field({
    type: [ProcessTermRef],
    description:
      "The whole tree of processes, groups and retired ones too: each place after its parent. The six first main groups are those of DIN 8580.",
    resolve: async (_root, _args, context) => [...(await context.inPublic(vocabularyIn)).terms],
  }),
}));

const ProcessAddInput = builder.inputType("ProcessAddInput", {
  fields: (t) => ({
    code: t.string({ required: true, description: "Such as grinding.gear; for ever." }),
    parent: t.string({ required: true, description: "The code of a group or process." }),
    name: t.field({ type: WordsInput, required: true }),
  }),
});

const ProcessRenameInput = builder.inputType("ProcessRenameInput", {
  fields: (t) => ({
    code: t.string({ required: true }),
    name: t.field({ type: WordsInput, required: true }),
  }),
});

/** Does an act of the operator's on the tree, and shows the place as it stands then. */
async function changed(
  context: Context,
  act: (scope: OperatorScope) => Promise<string>,
): Promise<Term> {
  const code = await context.asOperator("platform.set-processes", act);
  await refreshVocabulary(context.database);
  const term = (await context.inPublic(vocabularyIn)).termOf(code);
  if (term === undefined) throw new Error(`process ${code} is not there after an act on it`);
  return term;
}

builder.mutationFields((t) => ({
  processAdd: t.field({
    type: ProcessTermRef,
    description: "Operator: adds a process to the tree.",
    errors: {},
    args: { input: t.arg({ type: ProcessAddInput, required: true }) },
    resolve: (_root, { input }, context) => changed(context, (scope) => addProcess(scope, input)),
  }),
  processRename: t.field({
    type: ProcessTermRef,
    description: "Operator: gives a group or process another name.",
    errors: {},
    args: { input: t.arg({ type: ProcessRenameInput, required: true }) },
    resolve: (_root, { input: { code, name } }, context) =>
      changed(context, (scope) => renameProcess(scope, code, name)),
  }),
  processRetire: t.field({
    type: ProcessTermRef,
    description: "Operator: closes a process to new resources; those that have it keep it.",
    errors: {},
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, context) => changed(context, (scope) => retireProcess(scope, code)),
  }),
  processRestore: t.field({
    type: ProcessTermRef,
    description: "Operator: opens a retired process again.",
    errors: {},
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, context) => changed(context, (scope) => restoreProcess(scope, code)),
  }),
}));
