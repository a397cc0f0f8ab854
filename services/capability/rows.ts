import type { TenantId } from "../kernel/brand.ts";
import type { EnvelopeNm } from "./lengths.ts";
import type { ResourceId, ResourceKind, SiteId } from "./schema.ts";
import type { Words } from "./words.ts";

/** A site as it is shown. */
export interface SiteRow {
  readonly tenantId: TenantId;
  readonly id: SiteId;
  readonly name: Words;
  readonly city: Words;
  readonly gln: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
}

export interface CertificateRow {
  readonly standard: string;
  readonly number: string;
  readonly issuer: string | null;
  readonly scope: string | null;
  readonly validFrom: Date | null;
  readonly validUntil: Date;
}

/** A resource with its site, as it is shown; whole only where all of its parts were fetched. */
export interface ResourceRow {
  readonly tenantId: TenantId;
  readonly id: ResourceId;
  readonly name: Words;
  readonly kind: ResourceKind;
  readonly reference: string | null;
  readonly processes: readonly string[];
  readonly materials: readonly string[];
  readonly envelopeNm: EnvelopeNm;
  readonly toleranceNm: number;
  readonly batchLeast: number | null;
  readonly batchMost: number | null;
  readonly site: SiteRow;
  readonly certificates: readonly CertificateRow[];
  /** Null of one that is in use. */
  readonly retiredAt: Date | null;
}

/** Columns of a site `s` in a question; `siteRow` reads them. */
export const siteColumns = `s.id as site_id, s.name_zh as site_name_zh, s.name_en as site_name_en,
  s.city_zh as site_city_zh, s.city_en as site_city_en, s.gln as site_gln,
  s.latitude as site_latitude, s.longitude as site_longitude, s.time_zone as site_time_zone`;

/** What of a resource a question fetches besides its name, kind and tolerance. */
export interface ResourceParts {
  /** Processes, materials and envelope. */
  readonly abilities: boolean;
  readonly site: boolean;
  readonly certificates: boolean;
}

export const wholeResource: ResourceParts = { abilities: true, site: true, certificates: true };

/** The parts of a resource that a document asks for. */
export function resourcePartsAsked(asks: (...path: readonly string[]) => boolean): ResourceParts {
  return {
    abilities: asks("processes") || asks("materials") || asks("envelope"),
    site: asks("site"),
    certificates: asks("certificates"),
  };
}

const abilities = `r.processes, r.materials, r.envelope_x_nm, r.envelope_y_nm, r.envelope_z_nm`;

/**
 * Columns of a resource `r`, with its site `s` where that is wanted; `resourceRow` reads them.
 * Lists are paid by the cell, so a question fetches only what its document asks for.
 */
export function resourceColumns(parts: ResourceParts): string {
  const base = `r.id as resource_id, r.name_zh as resource_name_zh, r.name_en as resource_name_en,
    r.kind as resource_kind, r.reference, r.tolerance_nm, r.batch_least, r.batch_most, r.retired_at`;
  const more = [
    parts.abilities ? abilities : [],
    parts.site ? siteColumns : [],
    parts.certificates ? certificatesColumn : [],
  ];
  return [base, ...more.flat()].join(", ");
}

/** The join of a resource's site, where that is wanted. */
export function siteJoin({ site }: ResourceParts): string {
  return site ? "join sites s on s.tenant_id = r.tenant_id and s.id = r.site_id" : "";
}

/** The certificates of a resource `r` as one more column. */
const certificatesColumn = `(select json_agg(json_build_object('standard', c.standard,
    'number', c.number, 'issuer', c.issuer, 'scope', c.scope,
    'validFrom', extract(epoch from c.valid_from) * 1000,
    'validUntil', extract(epoch from c.valid_until) * 1000)
    order by c.valid_until, c.id)
  from certificates c where c.tenant_id = r.tenant_id and c.resource_id = r.id) as certificates`;

export interface SiteColumns {
  readonly site_id: SiteId;
  readonly site_name_zh: string;
  readonly site_name_en: string;
  readonly site_city_zh: string;
  readonly site_city_en: string;
  readonly site_gln: string | null;
  readonly site_latitude: number;
  readonly site_longitude: number;
  readonly site_time_zone: string;
}

/** Cells of parts that were not fetched are not there, and nobody asks for them. */
export interface ResourceColumns extends SiteColumns {
  readonly resource_id: ResourceId;
  readonly resource_name_zh: string;
  readonly resource_name_en: string;
  readonly resource_kind: ResourceKind;
  readonly reference: string | null;
  readonly processes: readonly string[];
  readonly materials: readonly string[];
  readonly envelope_x_nm: string;
  readonly envelope_y_nm: string;
  readonly envelope_z_nm: string;
  readonly tolerance_nm: string;
  readonly batch_least: number | null;
  readonly batch_most: number | null;
  readonly retired_at: Date | null;
  readonly certificates?: readonly CertificateJson[] | null;
}

interface CertificateJson {
  readonly standard: string;
  readonly number: string;
  readonly issuer: string | null;
  readonly scope: string | null;
  /** Unix milliseconds, as `validUntil`. */
  readonly validFrom: number | null;
  readonly validUntil: number;
}

export function siteRow(tenantId: TenantId, row: SiteColumns): SiteRow {
  return {
    tenantId,
    id: row.site_id,
    name: { zh: row.site_name_zh, en: row.site_name_en },
    city: { zh: row.site_city_zh, en: row.site_city_en },
    gln: row.site_gln,
    latitude: row.site_latitude,
    longitude: row.site_longitude,
    timeZone: row.site_time_zone,
  };
}

export function resourceRow(tenantId: TenantId, row: ResourceColumns): ResourceRow {
  return {
    tenantId,
    id: row.resource_id,
    name: { zh: row.resource_name_zh, en: row.resource_name_en },
    kind: row.resource_kind,
    reference: row.reference,
    processes: row.processes,
    materials: row.materials,
    envelopeNm: {
      x: Number(row.envelope_x_nm),
      y: Number(row.envelope_y_nm),
      z: Number(row.envelope_z_nm),
    },
    toleranceNm: Number(row.tolerance_nm),
    batchLeast: row.batch_least,
    batchMost: row.batch_most,
    site: siteRow(tenantId, row),
    certificates: (row.certificates ?? []).map(certificateRow),
    retiredAt: row.retired_at,
  };
}

function certificateRow({ validFrom, validUntil, ...rest }: CertificateJson): CertificateRow {
  const { standard, number, issuer, scope } = rest;
  return {
    standard,
    number,
    issuer,
    scope,
    validFrom: validFrom === null ? null : new Date(Number(validFrom)),
    validUntil: new Date(Number(validUntil)),
  };
}
