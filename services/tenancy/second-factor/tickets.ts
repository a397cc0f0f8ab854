import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Proofs } from "../../platform/proofs.ts";
import { opened, sealed } from "../../platform/sealing.ts";
import { isTicketFresh } from "./rules.ts";

interface Issued {
  readonly personId: PersonId;
  readonly issuedAt: number;
}

interface Challenge {
  readonly challenge: string;
}

/** Where a sign-in leads, and by which issuer's word it has begun; null for the password. */
export interface Into {
  readonly firm: TenantId | null;
  readonly provider: string | null;
}

/** The first half of an act in two steps, which its person brings back with the second. */
export type Ticket = Issued &
  (
    | ({ readonly of: "sign-in" } & Into & Challenge)
    | ({ readonly of: "proof" | "passkey" } & Challenge)
    | { readonly of: "totp"; readonly secret: string }
  );

export type TicketOf<Kind extends Ticket["of"]> = Ticket extends infer Each
  ? Each extends { readonly of: infer Of }
    ? Kind extends Of
      ? Each & { readonly of: Kind }
      : never
    : never
  : never;

export function closeTicket({ ticketKey }: Proofs, ticket: Ticket): string {
  return sealed(JSON.stringify(ticket), ticketKey, ticket.of);
}

/** Opens a ticket of one kind; throws `TICKET_INVALID` for any other, and for one that is too old. */
export function openTicket<Kind extends Ticket["of"]>(
  { ticketKey }: Proofs,
  kind: Kind,
  text: string,
  now: Date,
): TicketOf<Kind> {
  try {
    const ticket = JSON.parse(opened(text, ticketKey, kind)) as TicketOf<Kind>;
    if (isTicketFresh(ticket.issuedAt, now)) return ticket;
  } catch {
    // Whatever is wrong with a ticket, its holder learns only that it opens nothing.
  }
  throw new Refusal("TICKET_INVALID", {}, "ticket");
}

/** The same, for the one person who may bring it back. */
export function openOwnTicket<Kind extends Ticket["of"]>(
  proofs: Proofs,
  kind: Kind,
  text: string,
  own: { readonly personId: PersonId | null; readonly now: Date },
): TicketOf<Kind> {
  const ticket = openTicket(proofs, kind, text, own.now);
  if (ticket.personId !== own.personId) throw new Refusal("TICKET_INVALID", {}, "ticket");
  return ticket;
}
