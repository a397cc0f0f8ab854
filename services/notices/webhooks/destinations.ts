import { Refusal } from "../../kernel/refusal.ts";
import { destinationIn } from "../../platform/guarded.ts";

/** The address of an endpoint as it is kept; throws `WEBHOOK_URL` for one that is never reached. */
export function checkUrl(text: string): string {
  return destinationIn(text, new Refusal("WEBHOOK_URL", {}, "url")).href;
}
