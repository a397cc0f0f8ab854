import { resourceById } from "../../capability/index.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { once } from "../../platform/once.ts";
import type { TenantScope } from "../../platform/tenancy.ts";
import type { BottleneckId } from "../schema/bottlenecks.ts";
import { bottleneckToChange, rulesKept } from "./reads.ts";
import { type BottleneckDraft, checkRulesKept, decideBottleneck, looksAnew } from "./rules.ts";
import { deleteAllTight, deleteBottleneck, insertBottleneck, setBottleneck } from "./writes.ts";

async function checked(scope: TenantScope, asked: BottleneckDraft): Promise<BottleneckDraft> {
  const draft = decideBottleneck(asked);
  const { resourceId } = draft;
  if (resourceId !== null && (await resourceById(scope, resourceId)) === null) {
    throw new Refusal("RESOURCE_NOT_FOUND", {}, "resource");
  }
  return draft;
}

async function bottleneckOr(scope: TenantScope, id: BottleneckId) {
  const rule = await bottleneckToChange(scope, id);
  if (rule === null) throw new Refusal("BOTTLENECK_NOT_FOUND", {}, "id");
  return rule;
}

/**
 * Adds a rule of the firm's; gives its id. Throws what `decideBottleneck` does,
 * `RESOURCE_NOT_FOUND`, `BOTTLENECKS_TOO_MANY`.
 */
export async function createBottleneck(
  scope: TenantScope,
  asked: BottleneckDraft,
): Promise<BottleneckId> {
  const done = await once(scope, "bottleneckCreate", async () => {
    const draft = await checked(scope, asked);
    checkRulesKept(await rulesKept(scope));

    const id = newId<BottleneckId>();
    await insertBottleneck(scope, id, draft);
    return id;
  });
  scope.about(`bottleneck:${done.id}`, { act: "create" });
  return done.id as BottleneckId;
}

/**
 * Sets a rule anew. Where it looks at or for something else, or is switched, it knows of no tight
 * week any more. Throws the same, and `BOTTLENECK_NOT_FOUND`.
 */
export async function changeBottleneck(
  scope: TenantScope,
  id: BottleneckId,
  asked: BottleneckDraft,
): Promise<BottleneckId> {
  const done = await once(scope, "bottleneckChange", async () => {
    const before = await bottleneckOr(scope, id);
    const draft = await checked(scope, asked);

    if (looksAnew(before, draft)) await deleteAllTight(scope, id);
    await setBottleneck(scope, id, draft);
    return id;
  });
  scope.about(`bottleneck:${done.id}`, { act: "change" });
  return done.id as BottleneckId;
}

/** Removes a rule. Throws `BOTTLENECK_NOT_FOUND`. */
export async function removeBottleneck(scope: TenantScope, id: BottleneckId): Promise<void> {
  await once(scope, "bottleneckRemove", async () => {
    await bottleneckOr(scope, id);
    await deleteBottleneck(scope, id);
    return id;
  });
  scope.about(`bottleneck:${id}`, { act: "remove" });
}
