import { Refusal } from "../../kernel/refusal.ts";
import { checkDestination, Forbidden, publicNetwork } from "../../platform/guarded.ts";

const longestUrl = 500;

/** The address of an endpoint as it is kept; throws `WEBHOOK_URL` for one that is never reached. */
export function checkUrl(text: string): string {
  const refused = new Refusal("WEBHOOK_URL", {}, "url");
  if (text.length > longestUrl || !URL.canParse(text)) throw refused;
  const url = new URL(text);
  if (url.protocol !== "https:") throw refused;
  try {
    checkDestination(publicNetwork, url);
  } catch (fault) {
    throw fault instanceof Forbidden ? refused : fault;
  }
  url.hash = "";
  return url.href;
}
