/**
 * Every table with its kind and the column it is distributed by on a cluster. A table that stands
 * here under no kind fails the catalogue test; on a cluster it would refuse inserts.
 *
 * tenant: one firm's own rows; every key begins with tenant_id.
 * platform: people, rules and leases, which are no firm's own; a reference table on a cluster.
 * projection: what others may see, built from events, with published columns only.
 * log: the ledger's own tables, over all firms.
 */
export type TableKind = "tenant" | "platform" | "projection" | "log";

export interface Distribution {
  readonly kind: TableKind;
  readonly key: string | "reference";
}

const tenant: Distribution = { kind: "tenant", key: "tenant_id" };
const log: Distribution = { kind: "log", key: "reference" };
const platform: Distribution = { kind: "platform", key: "reference" };
const registry: Distribution = { kind: "projection", key: "code" };

export const distribution: Readonly<Record<string, Distribution>> = {
  admission_applications: tenant,
  admission_approvals: tenant,
  admission_documents: tenant,
  api_keys: tenant,
  audit_chain: tenant,
  audit_entries: tenant,
  audit_heads: tenant,
  audit_seals: tenant,
  audit_waiting: tenant,
  calendar_exceptions: tenant,
  capability_documents: tenant,
  capacity_bookings: tenant,
  capacity_bookings_made: tenant,
  capacity_cancellations: tenant,
  capacity_groups: tenant,
  capacity_holds: tenant,
  capacity_offers: tenant,
  capacity_partners: tenant,
  capacity_taken: tenant,
  certificates: tenant,
  circles: tenant,
  dead_letters: tenant,
  dispute_cases: tenant,
  dispute_decisions: tenant,
  dispute_documents: tenant,
  dispute_evidence: tenant,
  dispute_statements: tenant,
  dispute_steps: tenant,
  firm_exports: tenant,
  firm_leavings: tenant,
  firm_notice_choices: tenant,
  firm_plans: tenant,
  grants: tenant,
  idempotency_keys: tenant,
  identity_providers: tenant,
  identifier_descriptions: registry,
  identifier_records: registry,
  incident_alerts: tenant,
  incident_archives: tenant,
  incident_entries: tenant,
  incident_signals: tenant,
  incident_subjects: tenant,
  incident_tellings: tenant,
  incident_thaws: tenant,
  incident_thresholds: tenant,
  incidents: tenant,
  invitations: tenant,
  leases: platform,
  letters: tenant,
  memberships: tenant,
  notice_choices: tenant,
  notices: tenant,
  operating_rules: platform,
  operating_rules_drafts: platform,
  log_checkpoints: log,
  log_entries: log,
  log_waiting: log,
  logs: log,
  market_capabilities: { kind: "projection", key: "process" },
  market_offers: { kind: "projection", key: "process" },
  market_taken: { kind: "projection", key: "tenant_id" },
  outbox: tenant,
  outbox_heads: tenant,
  passkeys: platform,
  password_reset_asks: tenant,
  password_resets: tenant,
  people: platform,
  plans: platform,
  process_terms: platform,
  programs: platform,
  provider_arrivals: tenant,
  provider_domains: { kind: "projection", key: "domain" },
  provider_links: tenant,
  recovery_codes: platform,
  rules_acceptances: tenant,
  rules_reminders: tenant,
  resource_calendars: tenant,
  resource_machines: tenant,
  resources: tenant,
  sessions: tenant,
  sign_in_attempts: platform,
  published_codes: { kind: "projection", key: "code" },
  published_events: { kind: "projection", key: "event_id" },
  published_products: { kind: "projection", key: "product" },
  sites: tenant,
  subscriber_positions: tenant,
  support_uses: tenant,
  tenants: platform,
  totp_factors: platform,
  trace_captures: tenant,
  trace_event_codes: tenant,
  trace_events: tenant,
  trace_products: tenant,
  webhook_deliveries: tenant,
  webhook_endpoints: tenant,
};
