import { primaryKeys } from "../../codes/index.ts";
import type { Places } from "./linkset.ts";

export const contextPath = "/linkset-context";

/** The resolver description file: what this resolver does, and no more than that. */
export function resolverDescription({ resolverUrl }: Places) {
  return {
    name: "Lianzao identifier resolution",
    resolverRoot: resolverUrl,
    supportedPrimaryKeys: primaryKeys,
    supportedLinkType: [{ namespace: "https://ref.gs1.org/voc/", prefix: "gs1:" }],
    linkTypeDefaultCanBeLinkset: false,
    jsonLdContextLocation: resolverUrl + contextPath,
  };
}
