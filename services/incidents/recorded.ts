import type { Recorded } from "../platform/recorded.ts";

// Everything in an incident is a line of its time line, which is recorded by its digest.
export const recorded: Recorded = {
  mutations: {
    alertDismiss: ["incidents.alert-dismissed.v1"],
    incidentFreeze: ["incidents.firm-frozen.v1", "incidents.entry-recorded.v1"],
    incidentMove: ["incidents.entry-recorded.v1"],
    incidentNote: ["incidents.entry-recorded.v1"],
    incidentNotify: ["incidents.firm-told.v1", "incidents.entry-recorded.v1"],
    incidentOpen: ["incidents.entry-recorded.v1"],
    incidentPreserve: ["incidents.entry-recorded.v1"],
    incidentRevoke: ["incidents.entry-recorded.v1"],
    incidentThawAsk: ["incidents.entry-recorded.v1"],
    incidentThawConfirm: ["incidents.firm-thawed.v1", "incidents.entry-recorded.v1"],
    incidentThresholdsSet: ["incidents.thresholds-set.v1"],
  },
  work: {
    incidents: [
      "incidents.alert-raised.v1",
      "incidents.arrivals-failed.v1",
      "incidents.alert-ended.v1",
      "incidents.evidence-preserved.v1",
      "incidents.entry-recorded.v1",
    ],
    signals: "counts what was refused: what is made of it is an alert, which is recorded",
  },
};
