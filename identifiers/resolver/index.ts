export { resolverApp } from "./http/app.ts";
export { registrySubscriber } from "./subscriber.ts";
