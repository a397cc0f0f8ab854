import type { TenantId } from "../../kernel/brand.ts";
import type { Value } from "../../platform/connections.ts";
import type { Question } from "../../platform/tenancy.ts";
import { patternOf } from "../firms/reads.ts";

/** An audit row with the names of who acted and on what, as far as the house knows them. */
export interface AuditRow {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly principal: string;
  readonly who: string | null;
  readonly firmZh: string | null;
  readonly firmEn: string | null;
  readonly subject: string | null;
  readonly subjectName: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly address: string | null;
  /** Its place in the firm's chain; null while it waits for one. */
  readonly position: number | null;
}

/** Which part of the record is asked for; null asks for all. */
export interface AuditFilter {
  /** One that ends in a dot stands for all below it. */
  readonly action: string | null;
  /** Found anywhere in what an entry says. */
  readonly search: string | null;
  /** Part of the name of who acted, or his principal. */
  readonly who: string | null;
  readonly subject: string | null;
  readonly address: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
}

/** Statement texts with their values: each value becomes the next $n. */
class Values {
  readonly values: Value[] = [];

  next(value: Value): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

// Who acted is text such as person:<id>; of other firms' people only the firm is named.
const names = `
  left join memberships m on m.tenant_id = $1 and a.requester = $1
    and a.principal = 'person:' || m.person_id::text
  left join api_keys k on k.tenant_id = $1 and a.requester = $1
    and a.principal = 'key:' || k.id::text
  left join tenants t on t.id = a.requester and a.requester <> $1
  left join memberships sm on sm.tenant_id = $1 and a.subject = 'person:' || sm.person_id::text
  left join api_keys sk on sk.tenant_id = $1 and a.subject = 'key:' || sk.id::text
  left join invitations si on si.tenant_id = $1 and a.subject = 'invitation:' || si.id::text
  left join grants sg on sg.tenant_id = $1 and sg.requester = $1
    and a.subject = 'grant:' || sg.id::text
  left join tenants st on a.subject = 'firm:' || st.id::text`;

const who = "coalesce(m.name, k.name)";
const subjectName = "coalesce(sm.name, sk.name, si.email, sg.purpose, st.name_zh)";

/** The conditions of a filter. Only what is asked for is in the statement, so that it is planned. */
function conditions(filter: AuditFilter, values: Values): string {
  const { action, search, subject, address, from, until } = filter;
  const found: string[] = [];
  if (action !== null) {
    const given = values.next(action);
    found.push(action.endsWith(".") ? `starts_with(a.action, ${given})` : `a.action = ${given}`);
  }
  if (subject !== null) found.push(`a.subject = ${values.next(subject)}`);
  if (address !== null) found.push(`a.address = ${values.next(address)}`);
  if (from !== null) found.push(`a.at >= ${values.next(from.toISOString())}::timestamptz`);
  if (until !== null) found.push(`a.at < ${values.next(until.toISOString())}::timestamptz`);
  const acting = patternOf(filter.who);
  if (acting !== null) {
    const given = values.next(acting);
    found.push(`(${who} ilike ${given} or a.principal ilike ${given}
      or t.name_zh ilike ${given} or t.name_en ilike ${given})`);
  }
  const pattern = patternOf(search);
  if (pattern !== null) {
    const given = values.next(pattern);
    found.push(`concat_ws(' ', a.action, a.subject, a.details::text, a.address, a.request_id,
      a.principal, ${who}, t.name_zh, t.name_en, ${subjectName}) ilike ${given}`);
  }
  return found.map((each) => ` and ${each}`).join("");
}

const columns = `a.tenant_id as "tenantId", a.id, a.at, a.action, a.principal, a.subject, a.details,
  a.request_id as "requestId", a.address, ${who} as who, t.name_zh as "firmZh",
  t.name_en as "firmEn", ${subjectName} as "subjectName"`;

/** Where a page begins: after which position, and among those that wait after which id. */
export interface AuditKey {
  readonly position: number | null;
  readonly id: string;
}

/**
 * The house's record, the newest first, and one more row if there is a next page. The newest is the
 * last in the chain, not the latest by a clock that may have been wrong (C20).
 */
export function auditPage(
  house: TenantId,
  filter: AuditFilter,
  after: AuditKey | null,
  first: number,
): Question {
  const values = new Values();
  values.next(house);
  const where = conditions(filter, values);
  const limit = values.next(first + 1);
  const before = after?.position ?? null;
  const isWaiting = after !== null && before === null;
  const chained = before === null ? "" : ` and c.position < ${values.next(before)}`;
  const waits = isWaiting ? ` and a.id < ${values.next(after.id)}::uuid` : "";
  const waiting = `(select ${columns}, null::float8 as position
    from audit_waiting w join audit_entries a on a.tenant_id = $1 and a.id = w.id ${names}
    where w.tenant_id = $1${where}${waits} order by a.id desc limit ${limit}) union all `;
  const text = `
    select * from (${before === null ? waiting : ""}
      (select ${columns}, c.position::float8 as position
      from audit_chain c join audit_entries a on a.tenant_id = $1 and a.id = c.entry_id ${names}
      where c.tenant_id = $1${where}${chained} order by c.position desc limit ${limit})) found
    order by position desc nulls first, id desc limit ${limit}`;
  return { text, values: values.values };
}

/** One entry by its id, with or without a place in the chain. */
export function auditEntry(house: TenantId, id: string): Question {
  const text = `
    select ${columns}, c.position::float8 as position
    from audit_entries a left join audit_chain c on c.tenant_id = $1 and c.entry_id = a.id ${names}
    where a.tenant_id = $1 and a.id = $2`;
  return { text, values: [house, id] };
}

/** A chained entry with all that it takes to check its link. */
export interface ExportedRow extends AuditRow {
  readonly position: number;
  readonly entry: Uint8Array;
  readonly link: Uint8Array;
  /** Null before the first. */
  readonly before: Uint8Array | null;
}

/** Chained entries in the order of the chain, after one position and up to another. */
export function exportPage(
  house: TenantId,
  filter: AuditFilter,
  stretch: { readonly after: number; readonly last: number },
  limit: number,
): Question {
  const values = new Values();
  values.next(house);
  const where = conditions(filter, values);
  const text = `
    select ${columns}, c.position::float8 as position, c.entry, c.link, b.link as before
    from audit_chain c join audit_entries a on a.tenant_id = $1 and a.id = c.entry_id ${names}
    left join audit_chain b on b.tenant_id = $1 and b.position = c.position - 1
    where c.tenant_id = $1${where} and c.position > ${values.next(stretch.after)}
      and c.position <= ${values.next(stretch.last)}
    order by c.position limit ${values.next(limit)}`;
  return { text, values: values.values };
}
