import { Refusal } from "../../kernel/refusal.ts";
import { checkDestination, Forbidden, type Guard } from "../../platform/guarded.ts";

const longestIssuer = 500;

/** Whether an address may be asked: by https on the public network; tests may ask themselves. */
export function mayAsk(guard: Guard, text: string): boolean {
  if (text.length > longestIssuer || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.protocol !== "https:" && !guard.allowsLoopback) return false;
  try {
    checkDestination(guard, url);
    return true;
  } catch (fault) {
    if (fault instanceof Forbidden) return false;
    throw fault;
  }
}

/**
 * An issuer as it is kept: a URL without query and fragment (OpenID Connect Core 1.0 § 2). Throws
 * `PROVIDER_ISSUER` for one that is never reached.
 */
export function checkIssuer(guard: Guard, text: string): string {
  const issuer = text.trim();
  if (!mayAsk(guard, issuer) || /[?#]/.test(issuer)) {
    throw new Refusal("PROVIDER_ISSUER", {}, "issuer");
  }
  return issuer;
}
