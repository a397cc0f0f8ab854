import type { TenantId } from "../../kernel/brand.ts";
import type { Page } from "../../platform/graphql/connections.ts";
import type { Question } from "../../platform/tenancy.ts";

/** What the platform has told a firm of an incident. */
export interface Told {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly exercise: boolean;
  readonly at: Date;
}

/** What the house was told, the newest first, and one more if there is a next page. */
export function toldPage(
  house: TenantId,
  { first, after }: Pick<Page, "first" | "after">,
): Question {
  const text = `
    select tenant_id as "tenantId", id, text_zh as "textZh", text_en as "textEn", exercise, at
    from incident_tellings
    where tenant_id = $1 and ($2::uuid is null or id < $2)
    order by id desc limit $3`;
  return { text, values: [house, after?.[0] ?? null, first + 1] };
}
