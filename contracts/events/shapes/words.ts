// What the shapes are made of. Type aliases, not interfaces: only they pass as JSON.

/** `scheme:value`, as identifiers/codes prints it. */
export type IdentityText = string;
/** Lower-case UUID. */
export type UuidText = string;
/** UTC with milliseconds, `2026-01-31T08:00:00.000Z`. */
export type InstantText = string;
/** A decimal number as text, `37.5`: own shapes write no fractions as JSON numbers. */
export type DecimalText = string;

/** Half open: [from, until). */
export type WindowShape = { readonly from: InstantText; readonly until: InstantText };

/** Integer minor units as text, with an ISO 4217 currency. */
export type MoneyShape = { readonly minor: string; readonly currency: string };

/** Who acted: a person's id; the name stays outside the ledger. */
export type ActorShape = { readonly person: UuidText } | { readonly platform: true };

/** A name in both languages of the platform. */
export type WordsShape = { readonly zh: string; readonly en: string };
