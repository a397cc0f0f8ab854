import type { ActorShape, IdentityText, InstantText, UuidText, WordsShape } from "./words.ts";

/** Signals of one kind from one source have passed what is usual. */
export type AlertRaisedV1 = {
  readonly operator: IdentityText;
  readonly alert: UuidText;
  readonly kind: string;
  readonly raisedAt: InstantText;
};

/** So many whom a firm's own identity provider sent back have failed to come in. */
export type ArrivalsFailedV1 = {
  readonly firm: IdentityText;
  readonly failures: number;
  readonly since: InstantText;
};

/** What an alert was raised for is over by itself. */
export type AlertEndedV1 = {
  readonly operator: IdentityText;
  readonly alert: UuidText;
  readonly kind: string;
  readonly endedAt: InstantText;
};

/** A line of an incident's time line, by its digest: what was noticed or done, and when. */
export type EntryRecordedV1 = {
  readonly operator: IdentityText;
  readonly incident: UuidText;
  readonly entry: UuidText;
  readonly act: string;
  readonly exercise: boolean;
  /** SHA-256 of the entry's canonical text, hex. */
  readonly digest: string;
  readonly by: ActorShape;
};

/** An archive of evidence has been made, and is this one and no other. */
export type EvidencePreservedV1 = {
  readonly operator: IdentityText;
  readonly incident: UuidText;
  readonly archive: UuidText;
  readonly exercise: boolean;
  /** SHA-256 of the archive's bytes, hex. */
  readonly digest: string;
  readonly by: ActorShape;
};

export type FirmFrozenV1 = {
  readonly firm: IdentityText;
  readonly tenantId: UuidText;
  readonly incident: UuidText;
  readonly reason: string;
  readonly by: ActorShape;
};

export type FirmThawedV1 = {
  readonly firm: IdentityText;
  readonly tenantId: UuidText;
  readonly incident: UuidText;
  readonly by: ActorShape;
};

/** What the platform has told a firm about an incident, word for word. */
export type FirmToldV1 = {
  readonly firm: IdentityText;
  readonly telling: UuidText;
  readonly exercise: boolean;
  readonly text: WordsShape;
  readonly by: ActorShape;
};

/** From which numbers on signals become an alert; `version` counts from 1. */
export type ThresholdsSetV1 = {
  readonly operator: IdentityText;
  readonly version: number;
  /** SHA-256 over the RFC 8785 form of the thresholds, hex. */
  readonly digest: string;
  readonly by: ActorShape;
};

/** An alert was looked into and is no incident. */
export type AlertDismissedV1 = {
  readonly operator: IdentityText;
  readonly alert: UuidText;
  readonly by: ActorShape;
};
