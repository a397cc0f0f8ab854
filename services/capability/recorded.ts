import type { Recorded } from "../platform/recorded.ts";

const described = "binds nobody before it is offered: an offer is recorded with its resource";

export const recorded: Recorded = {
  mutations: {
    calendarExceptionAdd: described,
    calendarExceptionRemove: described,
    calendarSetShifts: described,
    processAdd: ["capability.process-changed.v1"],
    processRename: ["capability.process-changed.v1"],
    processRestore: ["capability.process-changed.v1"],
    processRetire: ["capability.process-changed.v1"],
    resourceAdd: described,
    resourceChange: described,
    resourceRestore: described,
    resourceRetire: described,
    siteAdd: described,
    siteChange: described,
  },
  routes: {
    "POST /capability/catena-x": described,
    "POST /capability/import": described,
  },
  work: { vocabulary: "reads what is recorded already" },
};
