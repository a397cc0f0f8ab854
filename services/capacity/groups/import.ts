import { setImmediate as breathe } from "node:timers/promises";
import { canonicalText, type Json } from "../../../contracts/events/index.ts";
import { type FormFault, isList } from "../../platform/aspect-form.ts";
import { newId } from "../../platform/ids.ts";
import type { Fault, Incoming, JudgedRows } from "../../platform/incoming.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { CapacityGroupDocument } from "./model.ts";
import { holdGroups, keptGroups } from "./reads.ts";
import { markOf, wrongAfter, wrongInGroup } from "./rules.ts";
import { type GoodGroup, putGroups } from "./writes.ts";

const groupsAtOnce = 200;

/** A group as it came: where it stands in what was sent. */
interface Sent {
  readonly row: number;
  readonly here: string;
  readonly said: Json;
}

interface Sound extends Sent {
  readonly group: CapacityGroupDocument;
}

type Verdict = "added" | "changed" | "unchanged" | readonly FormFault[];

async function judged(
  scope: TenantScope,
  some: readonly Sent[],
  seen: Set<string>,
): Promise<JudgedRows> {
  const looked = some.map((each) => ({ each, faults: wrongInGroup(each.said, each.here) }));
  const sound = looked.flatMap(({ each, faults }): Sound[] =>
    // What has no fault has this look.
    faults.length === 0 ? [{ ...each, group: each.said as CapacityGroupDocument }] : [],
  );
  const kept = await keptGroups(
    scope,
    sound.map(({ group }) => markOf(group)),
  );
  const good: GoodGroup[] = [];
  const verdictOf = ({ group, here }: Sound): Verdict => {
    const mark = markOf(group);
    const before = kept.get(mark);
    if (seen.has(mark)) {
      const values = { group: group.capacityGroupId };
      return [{ pointer: `${here}/capacityGroupId`, code: "GROUP_TWICE", values }];
    }
    seen.add(mark);
    const wrong = before ? wrongAfter(group, before, here) : null;
    if (wrong !== null) return [wrong];
    if (before && canonicalText(before.document) === canonicalText(group)) return "unchanged";
    good.push({ id: before?.id ?? newId(), group });
    return before ? "changed" : "added";
  };
  const verdicts = new Map(sound.map((each) => [each.row, verdictOf(each)]));
  return {
    verdicts: looked.map(({ each: { row }, faults }) => {
      const verdict = verdicts.get(row) ?? faults;
      if (typeof verdict === "string") return verdict;
      return verdict.map(
        ({ pointer, ...fault }): Fault => ({ ...fault, row, column: pointer || "#" }),
      );
    }),
    keep: () => putGroups(scope, good),
  };
}

async function* parts(scope: TenantScope, said: Json): AsyncGenerator<JudgedRows> {
  const seen = new Set<string>();
  const all: readonly Sent[] = isList(said)
    ? said.map((each, at) => ({ row: at + 1, here: `/${at}`, said: each }))
    : [{ row: 1, here: "", said }];
  for (let at = 0; at < all.length; at += groupsAtOnce) {
    yield await judged(scope, all.slice(at, at + groupsAtOnce), seen);
    await breathe();
  }
  // Also of no group at all, so that an import of nothing is one.
  if (all.length === 0) yield { verdicts: [], keep: () => Promise.resolve() };
}

/** One capacity group, or a list of them, on its way in. A group is known by its id. */
export function groupsIn(said: Json): Incoming {
  return {
    name: "capacity groups",
    operation: "capacityGroupImport",
    hold: holdGroups,
    parts: (scope) => parts(scope, said),
  };
}
