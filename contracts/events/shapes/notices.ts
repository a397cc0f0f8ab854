import type { IdentityText, UuidText } from "./words.ts";

/** The platform has switched a webhook off, because nothing arrives there. */
export type WebhookStoppedV1 = {
  readonly firm: IdentityText;
  readonly webhook: UuidText;
  /** Of its address the host alone: what comes after it may be a secret. */
  readonly host: string;
};
