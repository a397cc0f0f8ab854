import { tongueNow } from "../words/i18n.ts";

/** A link sends no header: in which language it is read stands in the address. */
export const inTongue = (path: string) =>
  `${path}${path.includes("?") ? "&" : "?"}language=${tongueNow()}`;
