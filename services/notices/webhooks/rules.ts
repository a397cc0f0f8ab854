import { Refusal } from "../../kernel/refusal.ts";
import { anyKind, kindNames, type NoticeKind, rolesTold } from "../inbox/kinds.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const firstWaitMs = minuteMs / 2;
const longestWaitMs = 6 * hourMs;
const mostTries = 16;
const patienceMs = 5 * dayMs;
const overlapMs = dayMs;
const keptMs = 30 * dayMs;
const mostEndpoints = 20;
const gone = 410;

/** Whether a kind can go to a firm's systems: not what concerns one person's account. */
export function goesToFirms(kind: NoticeKind): boolean {
  return anyKind(kind).whom !== "self" && rolesTold(kind).includes("administrator");
}

/** Every kind that can go to a firm's systems. */
export const kindsForFirms: readonly NoticeKind[] = kindNames.filter(goesToFirms);

/**
 * The kinds asked for, each once; throws `WEBHOOK_KINDS` for one of a person, and for none where no
 * receipts are sent either.
 */
export function checkKinds(asked: readonly NoticeKind[], receipts: boolean): NoticeKind[] {
  const kinds = kindNames.filter((kind) => asked.includes(kind));
  if ((kinds.length === 0 && !receipts) || !kinds.every(goesToFirms)) {
    throw new Refusal("WEBHOOK_KINDS", {}, "kinds");
  }
  return kinds;
}

/** Throws `WEBHOOKS_FULL` for one more than a firm may have. */
export function checkRoom(count: number): void {
  if (count >= mostEndpoints) throw new Refusal("WEBHOOKS_FULL", { most: mostEndpoints });
}

/** Until when the former secret signs beside the new one. */
export function formerUntil(now: Date): Date {
  return new Date(now.getTime() + overlapMs);
}

/** What came of a try: an answer's status, or a word where there was none. */
export interface Outcome {
  readonly status: number | null;
  readonly fault: string | null;
}

export type WebhookFate = "arrived" | "dead" | { readonly again: Date };

/**
 * What becomes of a delivery that has been tried so often: any 2xx has arrived; 410 says that the
 * receiver is gone (Standard Webhooks). Otherwise again after 30 seconds and each time twice as
 * long, up to 6 hours, half of it by chance, in [0, 1); after sixteen tries it is dead.
 */
export function decideWebhook(
  tries: number,
  { status }: Outcome,
  now: Date,
  chance: number,
): WebhookFate {
  if (status !== null && status >= 200 && status < 300) return "arrived";
  if (status === gone || tries >= mostTries) return "dead";
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
  return { again: new Date(now.getTime() + wait / 2 + (wait / 2) * chance) };
}

/** Whether an endpoint is switched off: it is gone, or nothing has arrived for five days. */
export function decideStop(failingSince: Date, { status }: Outcome, now: Date): boolean {
  return status === gone || now.getTime() - failingSince.getTime() >= patienceMs;
}

/** Receipts that arrived before this time are forgotten: a firm has them, and may ask for them anew. */
export function receiptsKeptSince(now: Date): Date {
  return new Date(now.getTime() - 2 * dayMs);
}

/** Deliveries written before this time are forgotten. */
export function deliveriesKeptSince(now: Date): Date {
  return new Date(now.getTime() - keptMs);
}
