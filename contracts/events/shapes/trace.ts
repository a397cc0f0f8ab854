import type { Json } from "../json.ts";

/**
 * An EPCIS event's own fields as captured, and beside them what gives them their meaning. The
 * fields stand at the top, under EPCIS's own names, so that each can be shown or withheld alone.
 */
export type EventCapturedV1 = {
  /** `ObjectEvent`, `AggregationEvent`, ... */
  readonly type: string;
  /** The JSON-LD context in force, inlined. */
  readonly _context: Json;
  /** Media type of the captured bytes. */
  readonly _media: string;
  /** HMAC-SHA-256 of the captured bytes under the event's secret, hex. */
  readonly _source: string;
  /** Version of the XML-to-JSON rule; only for captured XML. */
  readonly _mapping?: string;
  readonly [epcisField: string]: Json;
};

/** A firm names a product class, a thing or a place of its own, in both languages. */
export type ProductDescribedV1 = {
  /** Canonical identity of the firm. */
  readonly firm: string;
  /** Canonical identity of what is described. */
  readonly product: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
};
