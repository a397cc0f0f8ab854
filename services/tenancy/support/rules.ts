import { type SupportRoom, supportRooms } from "../../../contracts/access/roles.ts";
import type { TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requiredWording } from "../../kernel/wording.ts";
import { supportKind } from "../grants/reads.ts";
import { type GrantState, type GrantTerms, isValid } from "../grants/rules.ts";

/** What a firm lets the operator's support look at, for what and how long. */
export interface SupportAsk {
  readonly purpose: string;
  readonly hours: number;
  readonly rooms: readonly SupportRoom[];
}

/** Whatever the operating rules allow, support looks no longer than this. */
export const supportMostHours = 72;
const hourMs = 3_600_000;

/**
 * The terms of a grant of support, checked. `mostDays` is how long the operating rules let a grant
 * last; null without end. Throws `SUPPORT_HOURS`, `SUPPORT_ROOMS_MISSING`, `TEXT_LENGTH`.
 */
export function decideSupport(
  parties: { readonly owner: TenantId; readonly operator: TenantId },
  { purpose, hours, rooms }: SupportAsk,
  mostDays: number | null,
  now: Date,
): GrantTerms {
  const most = Math.min(supportMostHours, (mostDays ?? supportMostHours) * 24);
  if (hours < 1 || hours > most) throw new Refusal("SUPPORT_HOURS", { hours: most }, "hours");
  if (rooms.length === 0) throw new Refusal("SUPPORT_ROOMS_MISSING", {}, "rooms");
  return {
    granteeId: parties.operator,
    resourceType: supportKind,
    resourceId: parties.owner,
    relation: "reader",
    purpose: requiredWording(purpose, 500, "purpose"),
    fields: supportRooms.filter((room) => rooms.includes(room)),
    validFrom: now,
    validUntil: new Date(now.getTime() + hours * hourMs),
  };
}

/** The rooms that a grant of support names; whatever else stands there opens nothing. */
export function roomsIn({ fields }: Pick<GrantTerms, "fields">): SupportRoom[] {
  return supportRooms.filter((room) => fields.includes(room));
}

/** A grant as it stands in the house of the firm that gave it. */
export interface SupportState extends GrantState {
  readonly ownerId: TenantId;
  readonly granteeId: TenantId;
  readonly resourceType: string;
}

/**
 * Whether a grant lets the operator look into the firm's house now. Throws the same for one that is
 * absent, another's, not begun, ended or revoked: `SUPPORT_GRANT_NOT_FOUND`.
 */
export function assertOpens<Grant extends SupportState>(
  grant: Grant | null,
  parties: { readonly owner: TenantId; readonly operator: TenantId },
  now: Date,
): asserts grant is Grant {
  const opens =
    grant !== null &&
    grant.resourceType === supportKind &&
    grant.ownerId === parties.owner &&
    grant.granteeId === parties.operator &&
    isValid(grant, now);
  if (!opens) throw new Refusal("SUPPORT_GRANT_NOT_FOUND");
}
