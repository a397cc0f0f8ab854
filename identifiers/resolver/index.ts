export { openResolver, type Resolver, type ResolverParts, resolverApp } from "./http/app.ts";
export { registrySubscriber } from "./subscriber.ts";
