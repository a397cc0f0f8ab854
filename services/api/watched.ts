import { createHash } from "node:crypto";
import type { RefusalCode } from "../../contracts/refusals/index.ts";
import type { TenantId } from "../kernel/brand.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { HttpRequest } from "../platform/http.ts";
import { type SignalTally, sourceOf } from "../platform/signals.ts";
import type { Actor } from "../platform/tenancy.ts";

/** What a refusal may be a sign of, where there are many; undefined of ordinary ones. */
function probeOf(code: RefusalCode): string | undefined {
  if (code.endsWith("_NOT_FOUND") || code === "NOT_FOUND") return "absent";
  if (code.startsWith("DOCUMENT_") || code === "BATCH_REFUSED") return "document";
  return probes[code];
}

const probes: Partial<Record<RefusalCode, string>> = {
  ID_MALFORMED: "malformed",
  INPUT_INVALID: "malformed",
  BODY_MALFORMED: "malformed",
  BODY_TOO_LARGE: "malformed",
  CURSOR_INVALID: "malformed",
  REQUEST_FORGED: "forged",
  PROVIDER_STATE_INVALID: "forged",
  NOT_PERMITTED: "forbidden",
};

/** Of whoever tries to be somebody, wherever a password or a second factor is asked for. */
const signInFaults: ReadonlySet<RefusalCode> = new Set([
  "SIGN_IN_FAILED",
  "SIGN_IN_PAUSED",
  "SECOND_FACTOR_FAILED",
  "PASSWORD_WRONG",
  "PASSWORD_NOT_PRESENT",
]);

/** Who asks, as far as a signal says it. */
export interface Asker {
  readonly actor: Actor | null;
  readonly address: string | null;
}

/** Notes what may be a danger where there is much of it; of a refusal, once. */
export class Watched {
  private readonly tally: SignalTally;
  private readonly seen = new WeakSet<Refusal>();

  constructor(tally: SignalTally) {
    this.tally = tally;
  }

  /** A refusal of any kind; other faults are ours and no sign of anything. */
  refused(fault: unknown, { actor, address }: Asker): void {
    if (!(fault instanceof Refusal) || this.seen.has(fault)) return;
    this.seen.add(fault);
    const about = probeOf(fault.code);
    if (about !== undefined) this.probe(about, { actor, address });
  }

  probe(about: string, { actor, address }: Asker): void {
    this.tally.note({ kind: "probe", ...sourceOf(actor, address), about, amount: 1 });
  }

  /** A sign-in that failed: of an account by its digest, so that nobody is named who has none. */
  signInFailed(fault: unknown, email: string, address: string | null): void {
    if (!(fault instanceof Refusal) || !signInFaults.has(fault.code)) return;
    const name = email.trim().normalize("NFC").toLowerCase();
    const digest = createHash("sha256").update(`lianzao/signal/1\0${name}`).digest("hex");
    const about = digest.slice(0, 16);
    this.tally.note({ kind: "sign-in", ...sourceOf(null, address), about, amount: 1 });
  }

  /** A journey to a firm's own provider that has failed: at that firm's door, by network. */
  arrivalFailed(
    { firm, vouched }: { readonly firm: TenantId; readonly vouched: boolean },
    address: string | null,
  ): void {
    const about = `${firm}:${vouched ? "vouched" : "claimed"}`;
    const { source } = sourceOf(null, address);
    this.tally.note({ kind: "arrival", source, about, firmId: firm, amount: 1 });
  }

  /** Records that somebody takes out. */
  exported(actor: Actor, records: number, about: string): void {
    if (records === 0) return;
    this.tally.note({ kind: "export", ...sourceOf(actor, null), about, amount: records });
  }
}

/** Paths that nobody comes to by a link of ours. */
const neverOurs = /\.(php\d?|aspx?|jsp|cgi|env|git|sql|bak|ini|yml|yaml|htaccess)(\/|$)|\/wp-/i;

/**
 * What the answer to a REST request may be a sign of: GraphQL answers 200 and is looked at where its
 * refusals arise.
 */
export function probeOfAnswer({ req, res }: HttpRequest): string | undefined {
  if (req.path === "/graphql" && req.method === "POST") return undefined;
  if (neverOurs.test(req.path)) return "route";
  if (res.status === 404)
    return req.routePath === "*" || req.routePath === "/*" ? "route" : "absent";
  if (res.status === 400 || res.status === 413 || res.status === 415) return "malformed";
  return res.status === 403 ? "forbidden" : undefined;
}
