import type { SameWords } from "../shape.ts";
import type { leaving as zh } from "../zh/leaving.ts";

export const leaving: SameWords<typeof zh> = {
  title: "Leaving the platform",
  lead: "Declare that this firm leaves. For {{days}} days it can be taken back; what is agreed is carried out, and records are kept for as long as they must be.",
  export: "Export all data first",
  declare: "Declare leaving",
  declareTitle: "Declare that this firm leaves?",
  declareHint:
    "From now on nothing new is offered, held or booked, and the firm's offers are off the market. After {{days}} days sessions, keys, grants and webhooks end.",
  declareDone: "It is declared that the firm leaves",
  reason: "Reason (may be left empty)",
  why: "Reason",
  reasonHint: "Shown to this firm alone",
  withdraw: "Take it back",
  withdrawTitle: "Take back that the firm leaves?",
  withdrawHint: "Offers and bookings go on at once.",
  withdrawDone: "The firm stays",
  declared: "The firm leaves",
  endsAt: "The notice ends",
  declaredAt: "Declared at",
  declaredBy: "Declared by",
  former: "A former member",
  waits:
    "Once the notice has ended, the firm leaves as soon as all that is waited for below is over.",
  open: "What is open",
  what: "What",
  count: "How many",
  becomes: "What becomes of it",
  awaited: "Waited for",
  ends: "Ends with the firm's leaving",
  kind: {
    BOOKINGS_PROVIDED: "Bookings to come, provided by this firm",
    BOOKINGS_MADE: "Bookings to come, made by this firm",
    DISPUTES: "Open disputes",
    OFFERS: "Published offers",
    GRANTS: "Grants given",
    KEYS: "API keys",
    WEBHOOKS: "Webhooks",
  },
};
