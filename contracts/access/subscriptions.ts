import { house, type Row } from "./rows.ts";

/** Each field of Subscription: who is shown the firm's thing, in each answer anew. */
export const subscriptionAccess = {
  marketFree: { ...house, partner: "seen" },
} as const satisfies Record<string, Row>;
