import { builder } from "../platform/graphql/builder.ts";
import "../platform/graphql/nodes.ts";
import "../notices/index.ts";
import "../tenancy/index.ts";
import "../incidents/index.ts";
import "../capability/index.ts";
import "../capacity/index.ts";
import "../disputes/index.ts";
import "../trace/index.ts";
import "../ledger/index.ts";
import "../../identifiers/nodes/index.ts";
import "../../identifiers/registry/index.ts";
import "../../identifiers/resolutions/index.ts";

/** The whole GraphQL schema; each module has registered its part at import. */
export const schema = builder.toSchema();
