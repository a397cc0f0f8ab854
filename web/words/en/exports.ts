import type { SameWords } from "../shape.ts";
import type { exports as zh } from "../zh/exports.ts";

export const exports: SameWords<typeof zh> = {
  title: "Data export",
  lead: "Everything that this firm has on the platform: all records, EPCIS 2.0 events and the audit in a form that can be verified, with a manifest and digests.",
  ask: "Ask for an export",
  asked: "Asked for; you are told when it is ready",
  proof: "Before all data is exported or fetched, prove again who you are.",
  when: "Asked at",
  by: "Asked by",
  former: "A former member",
  forLeaving: "The platform, since the firm leaves",
  status: "Status",
  waiting: "Waiting",
  running: "Being made",
  progress: "Being made, {{done}} of {{total}}",
  done: "Ready",
  gone: "Removed",
  failed: "Failed",
  size: "Size",
  digest: "SHA-256",
  until: "Until",
  fetch: "Fetch",
  empty: "No exports yet",
  emptyHint: "When you ask, the platform makes an archive; it can be fetched for 7 days.",
};
