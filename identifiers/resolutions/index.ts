import "./graphql.ts";

export { type RegionFrom, regionOf } from "./rules.ts";
export type { Reader } from "./schema.ts";
export { ResolutionTally, type Resolved } from "./tally.ts";
export { flushResolutions, forgetResolutions } from "./writes.ts";
