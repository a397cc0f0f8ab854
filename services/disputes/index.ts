import "./graphql.ts";

export { moveDisputes } from "./clock.ts";
export { mountDisputes } from "./http.ts";
export { type DisputedThing, registerDisputable } from "./things.ts";
