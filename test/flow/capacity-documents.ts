/** Documents of the capacity flows, short enough for the limits on documents of strangers. */
export const documents = {
  siteAdd: `mutation ($input: SiteAddInput!) { siteAdd(input: $input) {
  ... on Site { id name { zh en } city { en } gln latitude timeZone }
  ... on Refusal { code field } } }`,

  resourceAdd: `mutation ($input: ResourceAddInput!) { resourceAdd(input: $input) {
  ... on Resource { id name { en } kind site { id } processes { code name { zh } } materials { code }
    envelope { x y z } toleranceMm certificates { standard number validUntil } }
  ... on Refusal { code field } } }`,

  resources: `query ($first: Int, $after: String) { resources(first: $first, after: $after) {
  nodes { id name { en } certificates { standard } } pageInfo { hasNextPage endCursor } } }`,

  offerPublish: `mutation ($input: OfferPublishInput!) { offerPublish(input: $input) {
  ... on Offer { id status hours freeHours visibility firm { name { en } }
    resource { name { en } certificates { standard } } process { name { zh } }
    pricePerHour { minor currency } }
  ... on Refusal { code field } } }`,

  offerWithdraw: `mutation ($id: ID!) { offerWithdraw(id: $id) {
  ... on Offer { id status freeHours } ... on Refusal { code field } } }`,

  offers: `query ($first: Int, $after: String, $status: OfferStatus) {
  offers(first: $first, after: $after, status: $status) {
    nodes { id status freeHours freeWindows { from until } } pageInfo { hasNextPage endCursor } } }`,

  market: `query ($wants: MarketWants!, $first: Int, $after: String) {
  market(wants: $wants, first: $first, after: $after) {
    nodes { id firm { name { en } } resourceName { zh } own matches freeHours distanceKm
      freeCancellationHours lateCancellationBasisPoints batchLeast batchMost freeWindows { from until }
      certificates { standard number validFrom validUntil }
      reasons { aspect met wanted offered } }
    pageInfo { hasNextPage endCursor } } }`,

  bookingRequest: `mutation ($input: BookingRequestInput!) { bookingRequest(input: $input) {
  ... on Booking { id side status hours total { minor currency } vatIncluded provider { name { en } }
    requester { name { en } } resourceName { en } note freeCancellationUntil rulesVersion offerId }
  ... on Refusal { code field message values { name value } } } }`,

  bookingCancel: `mutation ($id: ID!) { bookingCancel(id: $id) {
  ... on Booking { id status cancelledFree cancelledAt } ... on Refusal { code field } } }`,

  bookings: `query ($side: BookingSide!) { bookings(side: $side) {
  nodes { id side status hours requester { name { en } } provider { name { en } } } } }`,
} as const;
