import type { Envelope } from "./envelope.ts";
import { deepestCanonical } from "./json.ts";
import { strictJson } from "./strict-json.ts";

/**
 * The envelope that a recorded text says. Whether it is a whole one is not asked; throws what
 * `JSON.parse` and `strictJson` throw where it is no JSON.
 *
 * V8 since 12.8 (Node 24, Chromium) takes some names with an escape for others that it has read
 * before (Node's issue 63785); what has one is read letter by letter, as when it was captured.
 */
export function readEnvelope(canonical: string): Envelope {
  const escaped = canonical.includes("\\");
  return (escaped ? strictJson(canonical, deepestCanonical) : JSON.parse(canonical)) as Envelope;
}
