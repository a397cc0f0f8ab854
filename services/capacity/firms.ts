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

const every = Object.keys(columns) as Cell[];

/** The cells that a document asks for, by the field of `Firm` that shows them. */
export function firmCellsAsked(asks: (field: string) => boolean): readonly Cell[] {
  const cells: Readonly<Record<string, readonly Cell[]>> = {
    id: ["id"],
    name: ["nameZh", "nameEn"],
    city: ["cityZh", "cityEn"],
    identity: ["identity"],
  };
  return Object.entries(cells).flatMap(([field, made]) => (asks(field) ? made : []));
}

/** The columns of one firm in an answer, by a prefix: a booking has two firms. */
export type FirmColumns<Prefix extends string> = {
  readonly [Name in Cell as `${Prefix}_${Name}`]: string;
};

/** Columns of a row of `tenants` in a question; `firmReader` reads them by the same prefix. */
export function firmColumns(table: string, prefix: string, cells: readonly Cell[] = every): string {
  return cells.map((name) => `${table}.${columns[name]} as "${prefix}_${name}"`).join(", ");
}

/** Reads the firm of a row by the prefix of its columns; the names are put together once. */
export function firmReader<Prefix extends string>(
  prefix: Prefix,
): (row: FirmColumns<Prefix>) => FirmSeen {
  const at = (name: Cell) => `${prefix}_${name}`;
  const [id, nameZh, nameEn] = [at("id"), at("nameZh"), at("nameEn")];
  const [cityZh, cityEn, identity] = [at("cityZh"), at("cityEn"), at("identity")];
  return (row) => {
    const cells = row as Readonly<Record<string, string>>;
    return {
      tenantId: cells[id] as TenantId,
      id: cells[id] ?? "",
      nameZh: cells[nameZh] ?? "",
      nameEn: cells[nameEn] ?? "",
      cityZh: cells[cityZh] ?? "",
      cityEn: cells[cityEn] ?? "",
      identity: cells[identity] ?? "",
    };
  };
}
