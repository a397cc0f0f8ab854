import type { JsonObject } from "../../../contracts/events/index.ts";
import type { TenantId } from "../../kernel/brand.ts";
import type { Keyset } from "../../platform/graphql/cursors.ts";
import type { Question } from "../../platform/tenancy.ts";
import { patternOf } from "../../tenancy/index.ts";

/** A group as a list shows it. */
export interface GroupRow {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly groupId: string;
  readonly name: string;
  readonly supplier: string;
  readonly customer: string;
  readonly unit: string | null;
  readonly inactive: boolean;
  readonly saidAt: Date;
  readonly takenAt: Date;
  readonly weekCount: number;
  readonly firstWeek: string | null;
  readonly lastWeek: string | null;
}

const selectGroups = `select tenant_id, id, group_id, name, supplier, customer, unit, inactive,
    said_at, taken_at, (
      select json_build_array(count(*), min(week), max(week))
      from (select each ->> 'pointInTime' as week
        from jsonb_array_elements(coalesce(document -> 'capacities', '[]')) each) weeks
    ) as weeks
  from capacity_groups where tenant_id = $1`;

interface GroupPage {
  readonly first: number;
  readonly after: Keyset | null;
}

/** A page of the firm's groups by name; `search` is part of a name, an id or a partner's number. */
export function groupsQuestion(
  house: TenantId,
  search: string | null,
  { first, after }: GroupPage,
): Question {
  const [afterName = null, afterId = null] = after ?? [];
  const text = `${selectGroups}
      and ($2::text is null or name ilike $2 or group_id ilike $2 or supplier ilike $2
        or customer ilike $2)
      and ($3::text is null
        or (name collate "zh-Hans-CN-x-icu", id) > ($3 collate "zh-Hans-CN-x-icu", $4::uuid))
    order by name collate "zh-Hans-CN-x-icu", id limit $5`;
  return { text, values: [house, patternOf(search), afterName, afterId, first + 1] };
}

/** One of the firm's groups. */
export function groupQuestion(house: TenantId, id: string): Question {
  return { text: `${selectGroups} and id = $2`, values: [house, id] };
}

/** The firm's groups that are known by these ids. */
export function groupsKnownQuestion(house: TenantId, marks: readonly string[]): Question {
  return { text: `${selectGroups} and group_id = any($2::text[])`, values: [house, marks] };
}

/** What one group says. */
export function groupSaidQuestion(house: TenantId, id: string): Question {
  return {
    text: "select document from capacity_groups where tenant_id = $1 and id = $2",
    values: [house, id],
  };
}

export interface GroupSaid {
  readonly document: JsonObject;
}

export interface GroupColumns {
  readonly tenant_id: TenantId;
  readonly id: string;
  readonly group_id: string;
  readonly name: string;
  readonly supplier: string;
  readonly customer: string;
  readonly unit: string | null;
  readonly inactive: boolean;
  readonly said_at: Date;
  readonly taken_at: Date;
  readonly weeks: readonly [number, string | null, string | null];
}

export function groupRow(row: GroupColumns): GroupRow {
  const { tenant_id: tenantId, group_id: groupId, said_at: saidAt, taken_at: takenAt } = row;
  const { id, name, supplier, customer, unit, inactive } = row;
  const [weekCount, firstWeek, lastWeek] = row.weeks;
  const facts = { tenantId, id, groupId, name, supplier, customer, unit, inactive };
  return { ...facts, saidAt, takenAt, weekCount, firstWeek, lastWeek };
}
