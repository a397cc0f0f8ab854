import { builder } from "../platform/graphql/builder.ts";
import "../platform/graphql/nodes.ts";
import "../notices/index.ts";
import "../tenancy/index.ts";
import "../incidents/index.ts";
import "../capability/index.ts";
import "../capacity/index.ts";
import "../disputes/index.ts";
import "../trace/index.ts";

/** The whole GraphQL schema; each module has registered its part at import. */
export const schema = builder.toSchema();
