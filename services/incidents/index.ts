import "./alerts/graphql.ts";
import "./cases/acts-graphql.ts";
import "./freezes/graphql.ts";
import "./told/graphql.ts";

export { mountIncidents } from "./http.ts";
export { flushSignals, forgetSignals } from "./signals/flush.ts";
export { IncidentWatch } from "./watch.ts";
