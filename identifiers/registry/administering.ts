import { and, eq, isNull } from "drizzle-orm";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { TenantScope } from "../../services/platform/tenancy.ts";
import { parseCode } from "../codes/index.ts";
import { type Administering, type Admitted, adminsIn, listIndex } from "./permissions.ts";
import { describedAuthority } from "./prefixes.ts";
import { publicKeyIn } from "./public-key.ts";
import { recordByName } from "./reads.ts";
import { registryAdministrators } from "./schema.ts";
import type { Value } from "./values.ts";

/** A list may name another list, and so on so often. */
const deepest = 5;
/** So many values are looked at for one HS_ADMIN value. */
const mostFollowed = 50;

interface Reference {
  readonly handle: string;
  readonly index: number;
}

/** Where references end: at an index of a naming authority, or at a key. */
type Named = Administering | { readonly publicKey: string };

interface Standing extends Administering {
  /** As PEM; null for who has a secret. */
  readonly publicKey: string | null;
}

async function standingAdministrators({ db, house }: TenantScope): Promise<Standing[]> {
  const { tenantId, prefix, index, publicKey, revokedAt } = registryAdministrators;
  return db
    .select({ prefix, index, publicKey })
    .from(registryAdministrators)
    .where(and(eq(tenantId, house), isNull(revokedAt)));
}

function isMeant(named: Named, { prefix, index, publicKey }: Standing): boolean {
  if ("publicKey" in named) return named.publicKey === publicKey;
  return named.prefix === prefix && (named.index === index || named.index === listIndex);
}

function keysIn({ data }: Value): Named[] {
  try {
    return [{ publicKey: publicKeyIn(JSON.stringify(data.value)) }];
  } catch (fault) {
    if (fault instanceof Refusal) return [];
    throw fault;
  }
}

const referencesIn = ({ data }: Value) =>
  data.format === "vlist" ? (data.value as readonly Reference[]) : [];

/** Whom a reference leads to: over lists in the firm's own Handles, not in any other's. */
async function followed(
  scope: TenantScope,
  { handle, index }: Reference,
  seen: Set<string>,
  depth: number,
): Promise<readonly Named[]> {
  const reading = parseCode(`hdl:${handle}`);
  if (!reading.ok) return [];
  const prefix = describedAuthority(reading.identity);
  if (prefix !== undefined) return [{ prefix, index }];
  const mark = `${index}:${reading.identity}`;
  if (depth > deepest || seen.size >= mostFollowed || seen.has(mark)) return [];
  seen.add(mark);
  const record = await recordByName(scope, reading.identity);
  const value = record?.values.find((each) => each.index === index);
  if (value?.type === "HS_PUBKEY") return keysIn(value);
  if (value?.type !== "HS_VLIST") return [];
  const named: Named[] = [];
  for (const each of referencesIn(value)) {
    named.push(...(await followed(scope, each, seen, depth + 1)));
  }
  return named;
}

/** Which of the firm's standing administrators each HS_ADMIN value lets do what (RFC 3651 § 3.2.1). */
export async function admittedBy(
  scope: TenantScope,
  values: readonly Value[],
): Promise<readonly Admitted[]> {
  const admins = adminsIn(values);
  if (admins.length === 0) return [];
  const standing = await standingAdministrators(scope);
  const admitted: Admitted[] = [];
  for (const admin of admins) {
    const named = await followed(scope, admin, new Set(), 1);
    const administrators = standing.filter((each) => named.some((one) => isMeant(one, each)));
    admitted.push({ permissions: admin.permissions, administrators });
  }
  return admitted;
}

/**
 * Refuses HS_ADMIN values that name nobody who could show who he is: everybody would be locked out
 * (`VALUE_ADMIN_NOBODY`).
 */
export async function checkAdmitting(scope: TenantScope, values: readonly Value[]): Promise<void> {
  const admitted = await admittedBy(scope, values);
  if (admitted.length === 0) return;
  const isSomebody = admitted.some(({ administrators }) => administrators.length > 0);
  if (!isSomebody) throw new Refusal("VALUE_ADMIN_NOBODY", {}, "data");
}
