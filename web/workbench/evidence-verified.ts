import type { Json, JsonObject } from "../../contracts/events/index.ts";
import "../../contracts/events/published.ts";
import { verifyRecorded } from "../../contracts/proof/recorded.ts";

/** What the browser found of a piece of evidence, by itself. */
export type Verified =
  | { readonly state: "pending" | "failed" }
  | {
      readonly state: "verified";
      readonly logIndex: number;
      readonly eventTime: string;
      /** Shown fields of the body, in their order. */
      readonly fields: readonly (readonly [string, Json])[];
      readonly withheld: number;
    };

interface Evidence {
  readonly disclosure: string;
  readonly proof: string | null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Checks evidence against the log's key: disclosure, inclusion, checkpoint. Never throws. */
export function verified({ disclosure, proof }: Evidence, logKey: string): Verified {
  if (proof === null) return { state: "pending" };
  const told = jsonOf(proof);
  if (typeof told !== "object" || told === null) return { state: "failed" };
  // What the members hold is for the verifier to judge: it takes untrusted JSON.
  const whole = { ...told, disclosure: jsonOf(disclosure), logKey };
  const verdict = verifyRecorded(whole as Parameters<typeof verifyRecorded>[0]);
  if (!verdict.ok) return { state: "failed" };
  const { event, logIndex } = verdict.proved;
  const fields = Object.entries(event.body as JsonObject);
  const { eventTime } = event.fields;
  return { state: "verified", logIndex, eventTime, fields, withheld: event.withheld.length };
}
