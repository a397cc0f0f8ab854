import { readWitnessKey, toBase64 } from "../../../contracts/proof/index.ts";
import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import type { OperatorScope } from "../../platform/tenancy.ts";
import { publishedHead } from "../reads.ts";
import { addWitness, dropWitness } from "./commands.ts";
import {
  headPage,
  isAlarming,
  sizesAt,
  type Witness,
  witnessByKey,
  witnessesNow,
} from "./reads.ts";
import { witnessNetwork } from "./rules.ts";

/** A witness, and the size of the log against which it stands. */
interface Watching {
  readonly witness: Witness;
  readonly logSize: number;
}

const LogWitnessRef = builder.objectRef<Watching>("LogWitness").implement({
  description: "Somebody who cosigns the log's heads while each extends the one before.",
  fields: (t) => ({
    name: t.string({ resolve: ({ witness }) => readWitnessKey(witness.key).name }),
    key: t.string({
      description: "Its line name+id+key. Whoever trusts it should have it from the witness.",
      resolve: ({ witness }) => witness.key,
    }),
    addedAt: t.field({ type: "DateTime", resolve: ({ witness }) => witness.addedAt }),
    size: t.string({
      description: "How many entries the newest head has that it cosigned; 0 before the first.",
      resolve: ({ witness }) => String(witness.size),
    }),
    behind: t.string({
      description: "How many entries it has not cosigned yet.",
      resolve: ({ witness, logSize }) => String(Math.max(0, logSize - witness.size)),
    }),
    cosignedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it last cosigned, by its own clock.",
      resolve: ({ witness }) => witness.cosignedAt,
    }),
    refuses: t.boolean({
      description: "Whether it last said that the log does not extend what it has cosigned.",
      resolve: ({ witness }) => isAlarming(witness),
    }),
    evidence: t.string({
      nullable: true,
      description: "A head that the log's key has signed and the log does not hold: no sealing.",
      resolve: ({ witness }) => witness.evidence,
    }),
  }),
});

const WitnessSettingRef = builder.objectRef<Watching>("WitnessSetting").implement({
  fields: (t) => ({
    witness: t.field({ type: LogWitnessRef, resolve: (watching) => watching }),
    url: t.string({ resolve: ({ witness }) => witness.url }),
    fault: t.string({
      nullable: true,
      description: "Why it did not cosign when it was last asked. AHEAD: it has seen a longer log.",
      resolve: ({ witness }) => witness.fault,
    }),
    failures: t.int({ resolve: ({ witness }) => witness.failures }),
    nextAt: t.field({ type: "DateTime", resolve: ({ witness }) => witness.nextAt }),
  }),
});

type LogHead = Awaited<ReturnType<typeof headPage>>[number];

const LogHeadRef = builder.objectRef<LogHead>("LogHead").implement({
  fields: (t) => ({
    size: t.string({ resolve: ({ size }) => String(size) }),
    root: t.string({ description: "Base64.", resolve: ({ root }) => toBase64(root) }),
    at: t.expose("at", { type: "DateTime" }),
    cosignatures: t.exposeInt("cosignatures"),
  }),
});
const LogHeadConnection = connectionType("LogHead", LogHeadRef);

interface Grown {
  readonly at: Date;
  readonly size: number;
}

const LogGrowthRef = builder.objectRef<Grown>("LogGrowth").implement({
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime" }),
    size: t.string({
      description: "How many entries there were then.",
      resolve: ({ size }) => String(size),
    }),
  }),
});

const LogSpanEnum = builder.enumType("LogSpan", { values: ["HOURS", "DAYS"] as const });
const spans = { HOURS: { stepMs: 3_600_000, steps: 48 }, DAYS: { stepMs: 86_400_000, steps: 60 } };

/** Whole hours or days, and now at the end. */
function timesOf(span: keyof typeof spans, now: Date): Date[] {
  const { stepMs, steps } = spans[span];
  const last = Math.floor(now.getTime() / stepMs);
  const whole = Array.from(
    { length: steps },
    (_, at) => new Date((last - steps + 1 + at) * stepMs),
  );
  return [...whole, now];
}

async function watchingIn(scope: Parameters<typeof witnessesNow>[0]): Promise<Watching[]> {
  const logSize = (await publishedHead(scope))?.size ?? 0;
  return (await witnessesNow(scope)).map((witness) => ({ witness, logSize }));
}

builder.queryFields((t) => ({
  logWitnesses: t.field({
    type: [LogWitnessRef],
    description: "Who watches the log, and how far each has cosigned it.",
    resolve: (_root, _args, context) => context.inPublic(watchingIn),
  }),
  logHeads: t.field({
    type: LogHeadConnection,
    description: "The log's signed heads, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "logHeads", args);
      const [below] = page.after ?? [];
      const rows = await context.inPublic((scope) =>
        headPage(scope, page.first, below === undefined ? null : Number(below)),
      );
      return connectionOf(page, rows, ({ size }) => [String(size)]);
    },
  }),
  logGrowth: t.field({
    type: [LogGrowthRef],
    description: "How the log has grown: at each whole hour of two days, or day of two months.",
    args: { span: t.arg({ type: LogSpanEnum, required: true }) },
    resolve: (_root, { span }, context) =>
      context.inPublic(async (scope) => {
        const times = timesOf(span, scope.now);
        const sizes = await sizesAt(scope, times);
        return times.map((at, place) => ({ at, size: sizes[place] ?? 0 }));
      }),
  }),
  witnessSettings: t.field({
    type: [WitnessSettingRef],
    description: "Operator: the witnesses, where they are asked, and what they last answered.",
    resolve: (_root, _args, context) => context.asOperator("platform.read-witnesses", watchingIn),
  }),
}));

const WitnessAddInput = builder.inputType("WitnessAddInput", {
  fields: (t) => ({
    key: t.string({ required: true, description: "Its line name+id+key (C2SP signed-note)." }),
    url: t.string({ required: true, description: "Its submission prefix (C2SP tlog-witness)." }),
  }),
});

/** Does an act of the operator's on the witnesses, and shows the one that it was about. */
async function changed(
  context: Context,
  act: (scope: OperatorScope) => Promise<string>,
): Promise<Watching> {
  return context.asOperator("platform.set-witnesses", async (scope) => {
    const key = await act(scope);
    const witness = await witnessByKey(scope, key);
    if (witness === null) throw new Error(`the witness ${key} is not there after an act on it`);
    return { witness, logSize: (await publishedHead(scope))?.size ?? 0 };
  });
}

builder.mutationFields((t) => ({
  witnessAdd: t.field({
    type: WitnessSettingRef,
    description: "Operator: names a witness, who is shown every new head from then on.",
    errors: {},
    args: { input: t.arg({ type: WitnessAddInput, required: true }) },
    resolve: (_root, { input }, context) =>
      changed(context, (scope) => addWitness(scope, input, witnessNetwork(context.witnessHosts))),
  }),
  witnessRemove: t.field({
    type: WitnessSettingRef,
    description: "Operator: asks a witness no more, and shows its cosignatures no longer.",
    errors: {},
    args: { key: t.arg.string({ required: true }) },
    resolve: (_root, { key }, context) => changed(context, (scope) => dropWitness(scope, key)),
  }),
}));
