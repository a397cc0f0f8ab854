import { admission } from "./admission.ts";
import { app } from "./app.ts";
import { bookings } from "./bookings.ts";
import { bottlenecks } from "./bottlenecks.ts";
import { capacity } from "./capacity.ts";
import { capacityGroups } from "./capacity-groups.ts";
import { operator } from "./console.ts";
import { disputes } from "./disputes.ts";
import { exports } from "./exports.ts";
import { fileReading } from "./file-reading.ts";
import { audit, keys, people, rules } from "./firm.ts";
import { home } from "./home.ts";
import { identifierImports } from "./identifier-imports.ts";
import { identifiers } from "./identifiers.ts";
import { incidents } from "./incidents.ts";
import { labels } from "./labels.ts";
import { leaving } from "./leaving.ts";
import { log } from "./log.ts";
import { market } from "./market.ts";
import { nodes } from "./nodes.ts";
import { notices } from "./notices.ts";
import { places } from "./places.ts";
import { plan } from "./plan.ts";
import { provider } from "./provider.ts";
import { receipts } from "./receipts.ts";
import { recorded } from "./recorded.ts";
import { resolutions } from "./resolutions.ts";
import { scanning } from "./scanning.ts";
import { security } from "./security.ts";
import { series } from "./series.ts";
import { session } from "./session.ts";
import { support } from "./support.ts";
import { terms } from "./terms.ts";
import { trace } from "./trace.ts";
import { utilisation } from "./utilisation.ts";

/** Every word of the workbench and the console in Chinese. */
export const zh = {
  admission,
  app,
  audit,
  bookings,
  bottlenecks,
  capacity,
  capacityGroups,
  disputes,
  exports,
  fileReading,
  home,
  identifierImports,
  identifiers,
  incidents,
  keys,
  labels,
  leaving,
  log,
  market,
  nodes,
  notices,
  operator,
  people,
  places,
  plan,
  provider,
  resolutions,
  receipts,
  recorded,
  rules,
  scanning,
  security,
  series,
  session,
  support,
  terms,
  trace,
  utilisation,
};
