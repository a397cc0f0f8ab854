import { createHash } from "node:crypto";

/** How many offers a page has. */
export const pageSize = 50;

/** The firm's own offers with firm and resource, as the platform is asked for them. */
export const document = `query Bench {
  offers(first: ${pageSize}) {
    nodes {
      id process { code } window { from until } pricePerHour { minor currency }
      firm { name { zh en } } resource { name { zh en } kind toleranceMm }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const documentHash = createHash("sha256").update(document).digest("hex");

/** The same list as PostGraphile names it. */
const peerDocument = `query Bench($tenant: UUID!) {
  allCapacityOffers(first: ${pageSize}, condition: { tenantId: $tenant },
    orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC]) {
    nodes {
      id rowId process fromAt untilAt pricePerHourMinor currency
      firm { nameZh nameEn } resourceByTenantIdAndResourceId { nameZh nameEn kind toleranceNm }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const bodies = {
  platform: JSON.stringify({
    variables: {},
    extensions: { persistedQuery: { sha256Hash: documentHash } },
  }),
  postgraphile: (tenant: string) => JSON.stringify({ query: peerDocument, variables: { tenant } }),
} as const;
