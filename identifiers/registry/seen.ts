import { audienceOf, type KeptValue, type TemplateEntry } from "./values.ts";

/** A grant over a record or its class: the types of values that it covers, all where it names none. */
interface ValueGrant {
  readonly id: string;
  readonly fields: readonly string[];
}

/** What a record's owner has said of the firm that asks about it. */
export interface Standing {
  readonly isPartner: boolean;
  readonly grants: readonly ValueGrant[];
}

/** A value of another firm's, with why it is shown: its audience, and by which grant. */
export interface SeenValue extends KeptValue {
  readonly grantId: string | null;
}

/**
 * The values that a firm with this standing sees: what is for all, for partners if it is one, and
 * under a grant if one covers the value's type. Each audience stands for itself: a grant makes no
 * partner, and what is for the firm alone is for nobody else.
 */
export function seenBy(
  { isPartner, grants }: Standing,
  values: readonly KeptValue[],
  entries: readonly TemplateEntry[],
): SeenValue[] {
  return values.flatMap((value): SeenValue[] => {
    const audience = audienceOf(value, entries);
    const covers = ({ fields }: ValueGrant) => fields.length === 0 || fields.includes(value.type);
    const grantId = audience === "grant" ? (grants.find(covers)?.id ?? null) : null;
    const isShown =
      audience === "public" || (audience === "partners" && isPartner) || grantId !== null;
    return isShown ? [{ ...value, audience, grantId }] : [];
  });
}
