import type { Action } from "../../contracts/access/actions.ts";
import type { PersonId, TenantId } from "../kernel/brand.ts";

/** What is known of the request behind an act: for audit, logs and idempotency. */
export interface RequestFacts {
  readonly id: string;
  readonly address: string | null;
  /** HMACs of what was asked, where and with which body, the newest generation's first, beside the client's key; null without one. */
  readonly idempotency: { readonly key: string; readonly bodyMacs: readonly Uint8Array[] } | null;
}

/** Who acts: a person or a key, in one firm, with what the roles or scopes allow. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly personId: PersonId | null;
  /** `person:<id>`, `key:<id>` or `program:<name>`. */
  readonly principal: string;
  readonly may: ReadonlySet<Action>;
  readonly request: RequestFacts;
  /** He is a guest in the firm's house: his transactions only read, and he visits no other. */
  readonly isGuest?: true;
}

/** Leave to enter another firm's house: for which published or granted thing, and which rows. */
export interface Ticket {
  readonly kind: "published-offer" | "agreement" | "grant" | "partnership" | "dispute" | "support";
  readonly ids: readonly string[];
  /** What the host's audit says of the visit besides. */
  readonly details?: Readonly<Record<string, unknown>>;
}
