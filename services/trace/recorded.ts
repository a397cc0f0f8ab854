import type { Recorded } from "../platform/recorded.ts";

export const recorded: Recorded = {
  mutations: { productDescribe: ["trace.product-described.v1"] },
  work: { "circles of grants": "goes on with what was recorded when the grant was given" },
  routes: { "POST /epcis/capture": ["trace.event-captured.v1"] },
};
