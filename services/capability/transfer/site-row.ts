import { Refusal } from "../../kernel/refusal.ts";
import type { Fault } from "../../platform/incoming.ts";
import { cellsIn, type Heading, type TableColumns } from "../../platform/tables/heading.ts";
import type { TableRow } from "../../platform/tables/row.ts";
import type { SiteRow } from "../rows.ts";
import { describeSite, type SiteDraft } from "../rules.ts";
import type { Judging } from "./judged.ts";

const names = [
  "id",
  "name_zh",
  "name_en",
  "city_zh",
  "city_en",
  "gln",
  "latitude",
  "longitude",
  "time_zone",
] as const;
type SiteColumn = (typeof names)[number];

/** The columns of a table of sites. */
export const siteTableColumns: TableColumns<SiteColumn> = {
  names,
  chinese: {
    id: "厂区标识",
    name_zh: "中文名称",
    name_en: "英文名称",
    city_zh: "城市",
    city_en: "英文城市",
    gln: "全球位置码",
    latitude: "纬度",
    longitude: "经度",
    time_zone: "时区",
  },
  needed: ["name_zh", "name_en", "city_zh", "city_en", "latitude", "longitude", "time_zone"],
};

/** A site as a row of the table, which reads back as the same. */
export function siteCells(site: Required<SiteDraft>, id: string): string[] {
  const { name, city, gln, latitude, longitude, timeZone } = site;
  const position = [String(latitude), String(longitude)];
  return [id, name.zh, name.en, city.zh, city.en, gln ?? "", ...position, timeZone];
}

// As JavaScript prints a double, so that none loses a digit on its way out and in.
const degreesForm = /^-?\d{1,3}(\.\d{1,25})?(e-\d{1,3})?$/i;

function degreesOf(text: string): number {
  const said = text.trim();
  if (!degreesForm.test(said)) throw new Refusal("DEGREES_FORM");
  return Number(said);
}

/** The firm's sites by what a row may name them by. */
export class KnownSites {
  private readonly byId = new Map<string, SiteRow>();
  private readonly byGln = new Map<string, SiteRow[]>();
  private readonly byName = new Map<string, SiteRow[]>();

  constructor(sites: readonly SiteRow[]) {
    for (const site of sites) {
      this.byId.set(site.id, site);
      noted(this.byName, site.name.zh, site);
      if (site.gln !== null) noted(this.byGln, site.gln, site);
    }
  }

  /**
   * Which site a row is about: the one of its id, else the one of its GLN, else its only namesake,
   * one without a GLN before others; null for a new one. Throws `SITE_NOT_FOUND`,
   * `SITE_ROW_AMBIGUOUS`.
   */
  named(id: string, name: string, gln: string): SiteRow | null {
    if (id !== "") {
      const site = this.byId.get(id);
      if (site === undefined) throw new Refusal("SITE_NOT_FOUND");
      return site;
    }
    const namesakes = this.byName.get(name) ?? [];
    const unnumbered = namesakes.filter((each) => each.gln === null);
    const numbered = this.byGln.get(gln) ?? [];
    const others = gln === "" ? namesakes : [];
    const found = [numbered, unnumbered, others].find(({ length }) => length > 0) ?? [];
    if (found.length > 1) throw new Refusal("SITE_ROW_AMBIGUOUS", { site: name });
    return found[0] ?? null;
  }
}

function noted(index: Map<string, SiteRow[]>, mark: string, site: SiteRow): void {
  const some = index.get(mark);
  if (some === undefined) index.set(mark, [site]);
  else some.push(site);
}

/** A row as a draft, and the site that it describes anew. What cannot be read is noted. */
export function readSite(row: TableRow, heading: Heading, sites: KnownSites) {
  const { text, read, faults } = cellsIn<SiteColumn>(row, heading);
  const said = (column: SiteColumn) => text(column).trim();
  const known = (id: string) => sites.named(id.trim(), said("name_zh"), said("gln"));
  const before = read("id", known, null);
  const draft: Required<SiteDraft> = {
    name: { zh: text("name_zh"), en: text("name_en") },
    city: { zh: text("city_zh"), en: text("city_en") },
    gln: said("gln"),
    latitude: read("latitude", degreesOf, 0),
    longitude: read("longitude", degreesOf, 0),
    timeZone: said("time_zone"),
  };
  return { draft, before, faults: faults as readonly Fault[] };
}

const columnOfField: Readonly<Record<string, SiteColumn>> = {
  "name.zh": "name_zh",
  "name.en": "name_en",
  "city.zh": "city_zh",
  "city.en": "city_en",
  gln: "gln",
  latitude: "latitude",
  longitude: "longitude",
  timeZone: "time_zone",
};

function mended(draft: Required<SiteDraft>, column: string): Required<SiteDraft> {
  switch (column) {
    case "name_zh":
      return { ...draft, name: { ...draft.name, zh: "-" } };
    case "name_en":
      return { ...draft, name: { ...draft.name, en: "-" } };
    case "city_zh":
      return { ...draft, city: { ...draft.city, zh: "-" } };
    case "city_en":
      return { ...draft, city: { ...draft.city, en: "-" } };
    case "gln":
      return { ...draft, gln: null };
    case "latitude":
      return { ...draft, latitude: 0 };
    case "longitude":
      return { ...draft, longitude: 0 };
    default:
      return { ...draft, timeZone: "UTC" };
  }
}

/** How a row is judged. */
export const siteJudging: Judging<Required<SiteDraft>, Required<SiteDraft>> = {
  describe: describeSite,
  columnAt: (field) => columnOfField[field ?? ""] ?? "id",
  mended,
};
