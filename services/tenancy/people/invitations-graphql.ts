import type { Role } from "../../../contracts/access/roles.ts";
import { asPerson } from "../../platform/doors.ts";
import { builder } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import { FirmRef } from "../firms/firm-type.ts";
import type { FirmSeen } from "../firms/reads.ts";
import { OperatingRulesRef } from "../operating-rules/graphql.ts";
import { rulesInForce } from "../operating-rules/reads.ts";
import type { OperatingRules } from "../operating-rules/rules.ts";
import { goOn, originOf, SignInStepRef } from "../sessions/graphql.ts";
import { watchingAccount } from "../sign-in/tried.ts";
import { confirmInvitation, refuseInvitation } from "./confirmations.ts";
import { type IssuedInvitation, inviteByMail, withdrawInvitation } from "./invite.ts";
import { acceptInvitation, type OpenedInvitation, openInvitation } from "./join.ts";
import { joinLink } from "./link.ts";
import { type Invitation, invitationPage, personById } from "./reads.ts";
import { RoleRef } from "./role-enum.ts";

const InvitationRef = builder.objectRef<Invitation>("Invitation").implement({
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Invitation") }),
    email: t.exposeString("email"),
    roles: t.field({ type: [RoleRef], resolve: ({ roles }) => roles }),
    expiresAt: t.field({ type: "DateTime", resolve: ({ expiresAt }) => expiresAt }),
    acceptedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ acceptedAt }) => acceptedAt,
    }),
    withdrawnAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ withdrawnAt }) => withdrawnAt,
    }),
    changesRoles: t.boolean({
      description:
        "Of one of the operator's people: once it is confirmed he has these roles instead of his, and his sessions end. No letter goes, and no link opens it.",
      resolve: ({ personId }) => personId !== null,
    }),
    awaitsConfirmation: t.exposeBoolean("awaitsConfirmation", {
      description:
        "Nobody invites alone into the operator's house: until the system administrator confirms it, it opens nothing and no letter goes.",
    }),
  }),
});

registerNode("Invitation", async (context, house, id) => {
  const { tenantId } = context.actor();
  if (tenantId !== house) return null;
  const question = invitationPage(tenantId, { id, afterId: null }, 1);
  const [row] = await context.asking<Invitation>("tenancy.read-invitations", question);
  return row ?? null;
});

const IssuedInvitationRef = builder.objectRef<IssuedInvitation>("IssuedInvitation").implement({
  description:
    "The link holds the code. It goes by mail and is shown once, here: a repeated request gets none, nor does an invitation that awaits confirmation.",
  fields: (t) => ({
    invitation: t.field({ type: InvitationRef, resolve: ({ invitation }) => invitation }),
    link: t.string({
      nullable: true,
      resolve: ({ code }, _args, context) => joinLink(context, code),
    }),
  }),
});

interface InvitationSeen extends OpenedInvitation {
  readonly knownPerson: boolean;
  readonly rules: OperatingRules;
}

function invitingFirm({ tenantId, row }: OpenedInvitation): FirmSeen {
  return {
    tenantId,
    id: tenantId,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    cityZh: row.city_zh,
    cityEn: row.city_en,
    identity: row.identity,
  };
}

const OpenInvitationRef = builder.objectRef<InvitationSeen>("OpenInvitation").implement({
  fields: (t) => ({
    firm: t.field({ type: FirmRef, resolve: invitingFirm }),
    email: t.string({ resolve: ({ row }) => row.email }),
    roles: t.field({ type: [RoleRef], resolve: ({ row }): Role[] => row.roles }),
    knownPerson: t.exposeBoolean("knownPerson", {
      description:
        "The asker is signed in as the invited person. Else nobody is told who has an account.",
    }),
    mustAcceptRules: t.exposeBoolean("mustAcceptRules"),
    rules: t.field({ type: OperatingRulesRef, resolve: ({ rules }) => rules }),
  }),
});

/** Whether the signed-in person is the one of this e-mail. */
async function isCaller({ caller, database }: Context, email: string): Promise<boolean> {
  const personId = caller?.personId ?? null;
  if (personId === null) return false;
  const person = await asPerson(database, { personId }, (scope) => personById(scope, personId));
  return person?.email === email;
}

builder.queryFields((t) => ({
  invitations: t.field({
    type: connectionType("Invitation", InvitationRef),
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const { tenantId } = context.actor();
      const page = await pageOf(context, "invitations", args);
      const filter = { afterId: page.after?.[0] ?? null, id: null };
      const question = invitationPage(tenantId, filter, page.first);
      const rows = await context.asking<Invitation>("tenancy.read-invitations", question);
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
  invitation: t.field({
    type: OpenInvitationRef,
    nullable: true,
    description:
      "What an invitation's code opens, without an account; null when unknown or used up.",
    args: { code: t.arg.string({ required: true }) },
    resolve: async (_root, { code }, context) => {
      const opened = await openInvitation(context.database, code);
      if (opened === null) return null;
      const knownPerson = await isCaller(context, opened.row.email);
      const rules = await context.inPublic((scope) => rulesInForce(scope, scope.now));
      return { ...opened, knownPerson, rules };
    },
  }),
}));

const InvitationIssueInput = builder.inputType("InvitationIssueInput", {
  fields: (t) => ({
    email: t.string({ required: true }),
    roles: t.field({ type: [RoleRef], required: true }),
  }),
});

const InvitationAcceptInput = builder.inputType("InvitationAcceptInput", {
  fields: (t) => ({
    code: t.string({ required: true }),
    name: t.string(),
    password: t.string({ required: true }),
    acceptRulesVersion: t.int(),
  }),
});

builder.mutationFields((t) => ({
  invitationIssue: t.field({
    type: IssuedInvitationRef,
    errors: {},
    args: { input: t.arg({ type: InvitationIssueInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant("tenancy.invite", (scope) => inviteByMail(scope, context.letterKey, input)),
  }),
  invitationConfirm: t.field({
    type: InvitationRef,
    description:
      "Lets an invitation into the operator's house open, and sends its letter; or gives one of the operator's people another role.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const named = readIdOf("Invitation", id, "id").id;
      return context.inTenant("platform.confirm-invitations", (scope) =>
        confirmInvitation(scope, context.letterKey, named),
      );
    },
  }),
  invitationRefuse: t.field({
    type: InvitationRef,
    description: "Refuses to let an invitation into the operator's house open: it ends.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const named = readIdOf("Invitation", id, "id").id;
      return context.inTenant("platform.confirm-invitations", (scope) =>
        refuseInvitation(scope, named),
      );
    },
  }),
  invitationWithdraw: t.field({
    type: InvitationRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.inTenant("tenancy.invite", (scope) =>
        withdrawInvitation(scope, readIdOf("Invitation", id, "id").id),
      ),
  }),
  invitationAccept: t.field({
    type: SignInStepRef,
    description:
      "Joins a firm: a new person sets a password, a known one gives the present one. The first administrator accepts the operating rules in the firm's name.",
    errors: {},
    args: { input: t.arg({ type: InvitationAcceptInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { code, password, name = null, acceptRulesVersion = null } = input;
      const ask = { code, password, name, acceptRulesVersion, locale: context.locale };
      const { database, caller } = context;
      const step = await watchingAccount(context, () =>
        acceptInvitation(database, ask, caller, originOf(context)),
      );
      return goOn(context, step);
    },
  }),
}));
