import { addressOf, type HttpRequest, requireRate } from "../../../services/platform/http.ts";
import { type RateGate, strangerAt } from "../../../services/platform/rates.ts";

const probe = { isProbe: true } as const;

/** What a request is sent with whose answer is shown as a step, and which no client can send. */
export const probing: object = probe;

/** Whether a request is part of another, which was counted. */
export function isProbe(http: HttpRequest): boolean {
  return (http.env as unknown) === probe;
}

/** Counts a request against its asker's rate and waits for his turn; throws `RATE_LIMITED`. */
export async function admit(http: HttpRequest, gate: RateGate): Promise<void> {
  if (!isProbe(http)) await requireRate(http, gate, "resolve", strangerAt(addressOf(http)));
}
