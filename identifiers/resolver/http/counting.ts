import type { HttpRequest } from "../../../services/platform/http.ts";
import {
  type Reader,
  type RegionFrom,
  type ResolutionTally,
  regionOf,
} from "../../resolutions/index.ts";
import type { RegistryRecord } from "../rules.ts";
import { isProbe } from "./admission.ts";
import { type Answered, noteAnswered } from "./lasting.ts";

/** Notes that a record has answered a request; of who asked no more than the country. */
export type Count = (http: HttpRequest, record: RegistryRecord, reader: Reader) => void;

/** The value of a request's header. */
export type HeaderOf = (name: string) => string | undefined;

export interface Counting {
  readonly count: Count;
  /** Notes that the same answer was given once more. */
  readonly again: (answered: Answered, header: HeaderOf) => void;
}

/** Counts for the statistics of firms; what is tried on the test page is no resolution. */
export function countingIn(tally: ResolutionTally, regionFrom: RegionFrom): Counting {
  const again = ({ code, tenantId, reader }: Answered, header: HeaderOf) =>
    tally.count({ code, tenantId, region: regionOf(regionFrom, header), reader });
  const count: Count = (http, { code, registered }, reader) => {
    if (isProbe(http)) return;
    const answered = { code, tenantId: registered?.tenantId ?? null, reader };
    again(answered, (name) => http.req.header(name));
    noteAnswered(http, answered);
  };
  return { count, again };
}
