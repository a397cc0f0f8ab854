import "./admission/graphql.ts";
import "./audit/graphql.ts";
import "./export/graphql.ts";
import "./export/links-graphql.ts";
import "./firms/graphql.ts";
import "./health/graphql.ts";
import "./keys/graphql.ts";
import "./leaving/graphql.ts";
import "./password/graphql.ts";
import "./operating-rules/draft-graphql.ts";
import "./people/invitations-graphql.ts";
import "./people/members-graphql.ts";
import "./plans/graphql.ts";
import "./provider/graphql.ts";
import "./provider/sign-in-graphql.ts";
import "./second-factor/graphql.ts";
import "./sessions/own-graphql.ts";
import "./sessions/second-graphql.ts";
import "./support/graphql.ts";

export { mountAdmission } from "./admission/http.ts";
export { AuditChainer } from "./audit/chain/chainer.ts";
export { mountAudit } from "./audit/http.ts";
export { registerExtra } from "./export/extras.ts";
export { mountExports } from "./export/http.ts";
export { mountExportLinks } from "./export/links-http.ts";
export { ExportOffice } from "./export/office.ts";
export { admitFirm } from "./firms/commands.ts";
export { FirmRef, firmSeen } from "./firms/firm-type.ts";
export { foundPlatform } from "./firms/founding.ts";
export { TenantRef, tenantNode } from "./firms/graphql.ts";
export {
  type FirmSeen,
  lockTenant,
  operatorOf,
  patternOf,
  type TenantSeen,
  tenantsByIds,
} from "./firms/reads.ts";
export { grantTicket, openToHouse } from "./grants/commands.ts";
export { GrantRef, grantsSeen } from "./grants/graphql.ts";
export { encircleGrants } from "./grants/older.ts";
export {
  circleOfGrant,
  circlesReceived,
  grantsByIds,
  grantsHere,
  grantsOver,
  grantsReceived,
} from "./grants/reads.ts";
export { registerGrantable } from "./grants/resources.ts";
export { issueKey } from "./keys/commands.ts";
export { endLeavings, type LeavingParts } from "./leaving/office.ts";
export { assertStays } from "./leaving/reads.ts";
export {
  acceptedAt,
  assertRulesAccepted,
  type ParametersRow,
  parametersIn,
  parametersQuestion,
  rulesInForce,
  rulesOfVersion,
} from "./operating-rules/reads.ts";
export { remindOfRules } from "./operating-rules/reminders.ts";
export { forgetResets, issueResets, localeOf } from "./password/issue.ts";
export { peopleBook } from "./people/book.ts";
export { issueInvitation } from "./people/invite.ts";
export { acceptInvitation } from "./people/join.ts";
export { withActors } from "./people/named.ts";
export { assertStillMay } from "./people/still.ts";
export { registerQuota, requireQuota } from "./plans/quotas.ts";
export { keptProviders } from "./provider/kept.ts";
export { forgetArrivals } from "./provider/writes.ts";
export { keptAuthenticators } from "./second-factor/kept.ts";
export { authenticate, type Presence } from "./sessions/authenticate.ts";
export { endSession, startSession } from "./sessions/commands.ts";
export { revokeInHouse } from "./sessions/revoke.ts";
export { forgetAttempts } from "./sign-in/attempts.ts";
export { lookUnder } from "./support/commands.ts";
