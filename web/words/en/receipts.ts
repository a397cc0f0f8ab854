import type { SameWords } from "../shape.ts";
import type { receipts as zh } from "../zh/receipts.ts";

export const receipts: SameWords<typeof zh> = {
  title: "Receipts",
  lead: "Each event that this firm records has a receipt once it is in the log. Keep them away from the platform: a proof that later lacks a receipted event is, together with the receipt, proof of the platform's fault.",
  event: "Event",
  when: "Recorded at",
  position: "Position",
  place: "Place in the log",
  waiting: "Waiting to be signed",
  fetch: "Download receipt",
  all: "Download all receipts",
  check: "Hold them against a proof",
  empty: "No receipts yet",
  emptyHint: "The first event that is recorded has its receipt here.",
};
