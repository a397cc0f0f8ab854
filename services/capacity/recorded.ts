import type { Recorded } from "../platform/recorded.ts";

const own = "the firm's own view or plan: no other firm may rely on it";
const held = "binds nobody beyond its minutes: the booking that it becomes is recorded";

// Bookings are the two firms' own: they are recorded for the provider's circle, never for anyone.
export const recorded: Recorded = {
  mutations: {
    bookingCancel: ["capacity.booking-cancelled.v1"],
    bookingConfirm: ["capacity.booking-requested.v1"],
    bookingConfirmAll: ["capacity.booking-requested.v1"],
    bookingHold: held,
    bookingRelease: held,
    bookingRequest: ["capacity.booking-requested.v1"],
    bookingRequestAll: ["capacity.booking-requested.v1"],
    bookingReschedule: ["capacity.booking-rescheduled.v1"],
    bottleneckChange: own,
    bottleneckCreate: own,
    bottleneckRemove: own,
    capacityGroupRemove: own,
    marketSearchAlert: own,
    marketSearchRemove: own,
    marketSearchRename: own,
    marketSearchSave: own,
    offerPublish: [
      "capacity.offer-published.v5",
      "capacity.bucket-published.v1",
      "capacity.bucket-published.v2",
      "capacity.bucket-published.v3",
    ],
    offerPublishSeries: ["capacity.offer-published.v5"],
    offerWithdraw: ["capacity.offer-withdrawn.v1"],
    offerWithdrawSeries: ["capacity.offer-withdrawn.v1"],
    partnerAdd: ["capacity.partner-added.v1"],
    partnerRemove: ["capacity.partner-removed.v1"],
    waitJoin: "binds nobody: what comes of the wait is recorded",
    waitLeave: "binds nobody",
  },
  routes: { "POST /capacity/groups": own },
  besides: {
    "offers that were published before they told their clock": [
      "capacity.offer-published.v1",
      "capacity.offer-published.v2",
      "capacity.offer-published.v3",
      "capacity.offer-published.v4",
    ],
  },
  work: {
    bottlenecks: ["capacity.bottleneck-crossed.v1"],
    holds: "tells the market of time that holds have given back; they bind nobody any more",
    "saved searches": ["capacity.search-matched.v1"],
    "waiting lists": ["capacity.wait-served.v1", "capacity.wait-served.v2"],
  },
};
