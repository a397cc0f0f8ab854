import type { CertificateInput, ResourcePartsFragment } from "../graphql/generated/graphql.ts";
import { dateAfter } from "./week.ts";
import { instantOf } from "./week-window.ts";

type Certificate = ResourcePartsFragment["certificates"][number];

/** A certificate in a form: its first and last day, `2026-12-31`, by the clock of its site. */
export type CertificateFields = CertificateInput;

const dayAt = (zone: string, ms: number) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(ms);

const firstDayOf = (zone: string, validFrom: string) => dayAt(zone, Date.parse(validFrom));

/** The last day on which a certificate is valid: it ends at the midnight after. */
export const lastDayOf = (zone: string, validUntil: string) =>
  dayAt(zone, Date.parse(validUntil) - 1);

export function certificateFields(
  zone: string,
  { __typename: _name, validFrom, validUntil, ...certificate }: Certificate,
): CertificateFields {
  return {
    ...certificate,
    validFrom: validFrom === null ? null : firstDayOf(zone, validFrom),
    validUntil: lastDayOf(zone, validUntil),
  };
}

/** The certificate as the api has it; a time that is kept stays as it is while its day does. */
export function certificateInput(
  zone: string,
  { validFrom: firstDay, validUntil: lastDay, ...certificate }: CertificateFields,
  kept: readonly Certificate[],
): CertificateInput {
  const { standard, number } = certificate;
  const before = kept.filter((each) => each.standard === standard && each.number === number);
  const from = before.find(
    ({ validFrom }) => validFrom !== null && firstDayOf(zone, validFrom) === firstDay,
  );
  const until = before.find(({ validUntil }) => lastDayOf(zone, validUntil) === lastDay);
  return {
    ...certificate,
    validFrom: from?.validFrom ?? (firstDay ? instantOf(zone, firstDay, 0) : null),
    validUntil: until?.validUntil ?? instantOf(zone, dateAfter(lastDay, 1), 0),
  };
}
