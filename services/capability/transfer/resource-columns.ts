import type { TableColumns } from "../../platform/tables/heading.ts";
import { mmText } from "../lengths.ts";
import type { CertificateRow, ResourceRow, SiteRow } from "../rows.ts";
import { envelopeSeen, toleranceSeen } from "../rules.ts";

/** What is said of a resource, in the order of `cellsOf`. */
export const saidNames = [
  "reference",
  "name_zh",
  "name_en",
  "kind",
  "site",
  "processes",
  "materials",
  "x_mm",
  "y_mm",
  "z_mm",
  "tolerance_mm",
  "batch_least",
  "batch_most",
  "certificates",
] as const;
/** A resource as it is described: what a table says of it besides is not described anew. */
export const describedNames = ["id", ...saidNames] as const;
export type DescribedColumn = (typeof describedNames)[number];
const names = [...describedNames, "retired_at"] as const;
export type ResourceColumn = (typeof names)[number];

const chinese: Readonly<Record<ResourceColumn, string>> = {
  id: "资源标识",
  reference: "编号",
  name_zh: "中文名称",
  name_en: "英文名称",
  kind: "类型",
  site: "厂区",
  processes: "工艺",
  materials: "材料",
  x_mm: "X",
  y_mm: "Y",
  z_mm: "Z",
  tolerance_mm: "公差",
  batch_least: "最小批量",
  batch_most: "最大批量",
  certificates: "资质证书",
  retired_at: "停用时间",
};

/** The columns of a table of resources. */
export const resourceTableColumns: TableColumns<ResourceColumn> = {
  names,
  chinese,
  needed: ["name_zh", "name_en", "kind", "site", "processes"],
};

/** Between codes in one cell; the others are read too. */
export const codeSeparator = "; ";

const escaped = (text: string) =>
  text.replace(/[\\|\n\r]/g, (each) => ({ "\n": "\\n", "\r": "\\r" })[each] ?? `\\${each}`);

/** A certificate's standard, number, issuer, scope, from and until as texts. */
export function certificateTexts(certificate: CertificateRow): string[] {
  const { standard, number, issuer, scope, validFrom, validUntil } = certificate;
  const times = [validFrom?.toISOString() ?? "", validUntil.toISOString()];
  return [standard, number, issuer ?? "", scope ?? "", ...times];
}

/** `standard | number | issuer | scope | from | until`, with what would part it escaped by a `\`. */
export function certificateLine(texts: readonly string[]): string {
  return texts.map(escaped).join(" | ");
}

/** How a site is named in a table: by its GLN, by its Chinese name if no other has it, by its id. */
export function siteName(site: SiteRow, sites: readonly SiteRow[]): string {
  if (site.gln !== null) return site.gln;
  const namesakes = sites.filter(
    ({ name }) => name.zh === site.name.zh || name.en === site.name.zh,
  );
  return namesakes.length > 1 ? site.id : site.name.zh;
}

/** Since when a resource is retired; empty of one that is in use. */
export const retiredCell = ({ retiredAt }: Pick<ResourceRow, "retiredAt">): string =>
  retiredAt?.toISOString() ?? "";

/** What is said of a resource in a row of the table, which reads back as the same. */
export function cellsOf(
  resource: Omit<ResourceRow, "tenantId" | "id" | "site" | "retiredAt">,
  site: string,
) {
  const { name, kind, reference, processes, materials, certificates, ...rest } = resource;
  const box = envelopeSeen(rest.envelopeNm);
  return [
    reference ?? "",
    name.zh,
    name.en,
    kind,
    site,
    processes.join(codeSeparator),
    materials.join(codeSeparator),
    box ? mmText(box.x) : "",
    box ? mmText(box.y) : "",
    box ? mmText(box.z) : "",
    toleranceSeen(kind, rest.toleranceNm) ?? "",
    String(rest.batchLeast ?? ""),
    String(rest.batchMost ?? ""),
    certificates.map((each) => certificateLine(certificateTexts(each))).join("\n"),
  ];
}
