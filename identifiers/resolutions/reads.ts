import { sql } from "drizzle-orm";
import type { Window } from "../../services/kernel/window.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import type { Identity } from "../codes/index.ts";

const mostCodes = 50;

/** How often people and programs resolved something. */
interface Times {
  readonly people: number;
  readonly programs: number;
}

interface OfWindow extends Times {
  readonly window: Window;
}

interface OfCode extends Times {
  readonly code: Identity;
}

interface OfRegion extends Times {
  /** Empty where it is not known. */
  readonly region: string;
}

/** The resolutions of what a firm has named: over time, by code and by region. */
export interface Resolutions {
  readonly windows: readonly OfWindow[];
  readonly codes: readonly OfCode[];
  readonly regions: readonly OfRegion[];
}

interface Row {
  readonly kind: "window" | "code" | "region";
  readonly name: string;
  readonly people: string;
  readonly programs: string;
}

/**
 * The codes and regions are those of all windows together, the most resolved first. Counted are the
 * codes that a pattern of `decideUnder` fits; all where it is null.
 */
export async function resolutionsIn(
  { db, house }: TenantScope,
  windows: readonly Window[],
  under: string | null,
): Promise<Resolutions> {
  const given = JSON.stringify(windows.map(({ from, until }, place) => ({ place, from, until })));
  const rows = (await db.execute(sql`
    with counted as (
      select w.place, r.code, r.region,
        coalesce(sum(r.times) filter (where r.reader = 'person'), 0) as people,
        coalesce(sum(r.times) filter (where r.reader = 'program'), 0) as programs
      from json_to_recordset(${given}::json)
        as w (place int, "from" timestamptz, until timestamptz)
      join registry_resolutions r
        on r.tenant_id = ${house} and r.hour >= w."from" and r.hour < w.until
          and (${under}::text is null or r.code ~ ${under})
      group by w.place, r.code, r.region)
    select 'window' as kind, place::text as name, sum(people) as people, sum(programs) as programs
      from counted group by place
    union all
    (select 'code', code, sum(people), sum(programs) from counted group by code
      order by sum(people + programs) desc, code limit ${mostCodes})
    union all
    (select 'region', region, sum(people), sum(programs) from counted group by region
      order by sum(people + programs) desc, region)`)) as unknown as Row[];
  const times = ({ people, programs }: Pick<Row, "people" | "programs">): Times => ({
    people: Number(people),
    programs: Number(programs),
  });
  const of = (kind: Row["kind"]) => rows.filter((row) => row.kind === kind);
  const byPlace = new Map(of("window").map((row) => [Number(row.name), times(row)]));
  return {
    windows: windows.map((window, place) => ({
      window,
      ...(byPlace.get(place) ?? { people: 0, programs: 0 }),
    })),
    codes: of("code").map((row) => ({ code: row.name as Identity, ...times(row) })),
    regions: of("region").map((row) => ({ region: row.name, ...times(row) })),
  };
}
