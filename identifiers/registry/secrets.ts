import type { TenantId } from "../../services/kernel/brand.ts";
import { type Keys, keysFor, opened, sealed, sealedAnew } from "../../services/platform/sealing.ts";

/** Whose secret of an administrator of Handles it is, and how it is kept. */
export interface KeptSecretOf {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly sealed: string;
}

/** Stands before what is sealed under the tenant's own key; no base64url has a dot. */
const ofTenant = "2.";

/** A key of each tenant's own: what is sealed in one house is opened in no other. */
const tenantKeys = (secret: Keys, tenantId: TenantId): Keys =>
  keysFor(secret, `handle-administrator/2/${tenantId}`);

/** Under which secrets were sealed before tenants had keys of their own; renewing seals them anew. */
export const formerKeys = (secret: Keys): Keys => keysFor(secret, "handle-administrator/1");

/** Seals a secret under its tenant's key, bound to its row. */
export function sealedSecret(
  { tenantId, id }: Pick<KeptSecretOf, "tenantId" | "id">,
  plain: string,
  secret: Keys,
): string {
  return ofTenant + sealed(plain, tenantKeys(secret, tenantId), id);
}

/** The secret of an administrator as it was drawn. */
export function secretOf({ tenantId, id, sealed: text }: KeptSecretOf, secret: Keys): string {
  return text.startsWith(ofTenant)
    ? opened(text.slice(ofTenant.length), tenantKeys(secret, tenantId), id)
    : opened(text, formerKeys(secret), id);
}

/** The same under the newest generation of its tenant's key; null where it is already. */
export function resealedSecret(kept: KeptSecretOf, secret: Keys): string | null {
  const { tenantId, id, sealed: text } = kept;
  if (!text.startsWith(ofTenant)) return sealedSecret(kept, secretOf(kept, secret), secret);
  const anew = sealedAnew(text.slice(ofTenant.length), tenantKeys(secret, tenantId), id);
  return anew === null ? null : ofTenant + anew;
}
