import type { TenantId } from "../kernel/brand.ts";
import type { FirmSeen } from "../tenancy/index.ts";

const columns = {
  id: "id",
  nameZh: "name_zh",
  nameEn: "name_en",
  cityZh: "city_zh",
  cityEn: "city_en",
  identity: "identity",
} as const;

type Cell = keyof typeof columns;

/** The columns of one firm in an answer, by a prefix: a booking has two firms. */
export type FirmColumns<Prefix extends string> = {
  readonly [Name in Cell as `${Prefix}_${Name}`]: string;
};

/** Columns of a row of `tenants` in a question; `firmSeen` reads them by the same prefix. */
export function firmColumns(table: string, prefix: string): string {
  return Object.entries(columns)
    .map(([name, column]) => `${table}.${column} as "${prefix}_${name}"`)
    .join(", ");
}

export function firmSeen<Prefix extends string>(
  prefix: Prefix,
  row: FirmColumns<Prefix>,
): FirmSeen {
  const cells: Readonly<Record<string, string>> = row;
  const cell = (name: Cell) => cells[`${prefix}_${name}`] ?? "";
  return {
    tenantId: cell("id") as TenantId,
    id: cell("id"),
    nameZh: cell("nameZh"),
    nameEn: cell("nameEn"),
    cityZh: cell("cityZh"),
    cityEn: cell("cityEn"),
    identity: cell("identity"),
  };
}
