import "./graphql.ts";

export { moveDisputes, resumeDisputes } from "./clock.ts";
export { mountDisputes } from "./http.ts";
export { type DisputedThing, registerDisputable } from "./things.ts";
