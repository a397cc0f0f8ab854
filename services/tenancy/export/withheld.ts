/** Digests of what opens something: whoever has the archive must not try to find out what it was. */
const digest = "a digest of what opens something";
/** Sealed under a key of the platform's: of no use elsewhere. */
const sealed = "sealed under a key of the platform's";

/** A case is two firms' and the operator's, in whose house it is kept. */
const cases = "a case stands in the operator's house; its firms read and fetch it on its page";
const incidents = "what the operator notes of incidents, in its own house";

/** Columns that no archive has, and why. */
export const withheldColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  admission_applications: { code_hash: digest },
  api_keys: { token_hash: digest, former_hash: digest },
  capacity_waiting: { requester: "who waits is told to nobody, nor to whom he waits for" },
  export_links: { code_hash: digest },
  idempotency_keys: { body_mac: "a keyed digest that the platform alone can compare" },
  identity_providers: { sealed },
  invitations: { code_hash: digest },
  password_resets: { code_hash: digest },
  registry_administrators: { sealed },
  sessions: { token_hash: digest },
  webhook_endpoints: { sealed, former_sealed: sealed },
};

/** Tables that no archive has, and why: most are the working state of the platform's programs. */
export const withheldTables: Readonly<Record<string, string>> = {
  audit_heads: "where the worker stands; what it has chained is in audit_chain",
  audit_waiting: "entries of the audit without a place in its chain yet; they are in audit_entries",
  dead_letters: "events that a program of the platform could not take; they are in outbox",
  dispute_cases: cases,
  dispute_decisions: cases,
  dispute_documents: cases,
  dispute_evidence: cases,
  dispute_statements: cases,
  dispute_steps: cases,
  incident_alerts: incidents,
  incident_archives: incidents,
  incident_entries: incidents,
  incident_signals: incidents,
  incident_subjects: incidents,
  incident_thaws: incidents,
  incident_thresholds: incidents,
  incidents,
  letters: "what waits to be sent by mail, sealed under a key of the platform's",
  outbox_heads: "the last position given; positions are in outbox",
  password_reset_asks: "e-mails for which a new password was asked, in the operator's house",
  provider_arrivals: "digests of sign-ins that must not come twice",
  registry_sessions: "digests of sessions that the firm's systems have at the Handle interface",
  registry_texts: "what texts are looked for in; it is in registry_records and registry_names",
  rules_reminders: "of which rules the worker has reminded the firm",
  subscriber_positions: "how far programs of the platform have heard the firm's events",
};
