import { admission } from "./admission.ts";
import { app } from "./app.ts";
import { bookings } from "./bookings.ts";
import { capacity } from "./capacity.ts";
import { operator } from "./console.ts";
import { disputes } from "./disputes.ts";
import { exports } from "./exports.ts";
import { audit, keys, people, rules } from "./firm.ts";
import { home } from "./home.ts";
import { incidents } from "./incidents.ts";
import { leaving } from "./leaving.ts";
import { market } from "./market.ts";
import { notices } from "./notices.ts";
import { places } from "./places.ts";
import { plan } from "./plan.ts";
import { provider } from "./provider.ts";
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
  capacity,
  disputes,
  exports,
  home,
  incidents,
  keys,
  leaving,
  market,
  notices,
  operator,
  people,
  places,
  plan,
  provider,
  rules,
  security,
  series,
  session,
  support,
  terms,
  trace,
  utilisation,
};
