import type { Action } from "../../../contracts/access/actions.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Database } from "../../platform/database.ts";
import { asProgram } from "../../platform/doors.ts";
import { firmIdentity } from "../../platform/firms.ts";
import { newId } from "../../platform/ids.ts";
import type { Log } from "../../platform/log.ts";
import { type Actor, asTenant, readAs, type TenantScope } from "../../platform/tenancy.ts";
import { bottleneckCrossed } from "./events.ts";
import {
  type BottleneckColumns,
  type BottleneckRow,
  bottleneckRow,
  bottlenecksQuestion,
  takeDue,
} from "./reads.ts";
import { type Crossings, crossingsOf } from "./rules.ts";
import { deleteOverTight, deleteTight, holdLooked, insertTight } from "./writes.ts";

/** How long a rule rests between two looks. */
const restBetweenMs = 60_000;
const firmsAtOnce = 50;

/** The program that looks at what a firm's rules watch, and tells its people. */
function watching(tenantId: TenantId): Actor {
  const request = { id: newId<string>(), address: null, idempotency: null };
  const may = new Set<Action>(["capacity.search", "capacity.tell-bottlenecks"]);
  return { tenantId, personId: null, principal: "program:bottlenecks", may, request };
}

/** A rule and what has changed in its weeks since it was told last. */
interface Change {
  readonly rule: BottleneckRow;
  readonly crossings: Crossings;
}

function changeOf(rule: BottleneckRow): Change {
  return { rule, crossings: crossingsOf(rule, rule.weekUses) };
}

const hasChanged = ({ crossings: { tight, relaxed } }: Change) => tight.length + relaxed.length > 0;

/** Keeps what has changed of one rule, and tells of that which was not kept before. */
async function tell(scope: TenantScope, firm: string, change: Change): Promise<void> {
  const { rule, crossings } = change;
  const mondays = (weeks: Crossings["tight"]) => weeks.map(({ monday }) => monday);
  const tight = await insertTight(scope, rule.id, mondays(crossings.tight));
  const relaxed = await deleteTight(scope, rule.id, mondays(crossings.relaxed));
  if (tight.size + relaxed.size === 0) return;
  const kept: Crossings = {
    tight: crossings.tight.filter(({ monday }) => tight.has(monday)),
    relaxed: crossings.relaxed.filter(({ monday }) => relaxed.has(monday)),
  };
  await scope.emit(bottleneckCrossed(firm, rule, kept));
}

async function tellFirm(
  scope: TenantScope,
  lookedAt: Date,
  changes: readonly Change[],
): Promise<void> {
  const standing = await holdLooked(scope, lookedAt);
  const firm = await firmIdentity(scope);
  for (const change of changes) {
    if (standing.has(change.rule.id)) await tell(scope, firm, change);
  }
  scope.about("bottlenecks", { rules: changes.length });
}

/** Looks at what the firm's rules watch, as the firm sees it, and tells where a line is crossed. */
async function look(houses: Database, firm: TenantId, lookedAt: Date): Promise<void> {
  const actor = watching(firm);
  const question = bottlenecksQuestion(firm, { lookedAt });
  const rows = await readAs<BottleneckColumns>(houses, actor, "capacity.search", question);
  const changes = rows.map(bottleneckRow).map(changeOf).filter(hasChanged);
  if (changes.length === 0) return;
  await asTenant(houses, actor, "capacity.tell-bottlenecks", (scope) =>
    tellFirm(scope, lookedAt, changes),
  );
}

export interface WatchParts {
  /** The worker's own, which finds the rules that are due. */
  readonly database: Database;
  /** Of the role that row security keeps in one firm's house, where it looks and tells. */
  readonly houses: Database;
  readonly log: Log;
  readonly restMs?: number;
}

/**
 * Looks at the rules that are due, and tells each firm once of every crossing; gives how many firms
 * had some. What is told is kept in the transaction of the event, so a worker that ends in the
 * midst loses and repeats nothing: what it had taken is looked at again after the rest.
 */
export async function watchBottlenecks(parts: WatchParts): Promise<number> {
  const { database, houses, log, restMs = restBetweenMs } = parts;
  const { firms, lookedAt } = await asProgram(database, async (scope) => ({
    firms: await takeDue(scope, restMs, firmsAtOnce),
    lookedAt: scope.now,
  }));
  for (const firm of firms) {
    try {
      await look(houses, firm, lookedAt);
    } catch (fault) {
      log.error({ err: fault, firm }, "a firm's bottlenecks could not be watched");
    }
  }
  return firms.length;
}

/** Forgets tight weeks that are over. */
export async function forgetTightWeeks(database: Database): Promise<void> {
  await asProgram(database, deleteOverTight);
}
