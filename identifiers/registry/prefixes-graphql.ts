import type { TenantId } from "../../services/kernel/brand.ts";
import { builder } from "../../services/platform/graphql/builder.ts";
import {
  connectionOf,
  connectionType,
  pageOf,
} from "../../services/platform/graphql/connections.ts";
import { enumOf } from "../../services/platform/graphql/enums.ts";
import { globalId, readIdOf } from "../../services/platform/graphql/ids.ts";
import { FirmRef, firmSeen } from "../../services/tenancy/index.ts";
import {
  type Administrator,
  administratorsOf,
  type IssuedAdministrator,
  issueAdministrator,
  revokeAdministrator,
} from "./administrators.ts";
import { type Delegation, delegatePrefix, delegationPage, withdrawPrefix } from "./delegation.ts";
import { prefixSchemes } from "./prefixes.ts";
import { ownPrefixes, type PrefixRow } from "./reads.ts";
import { administratorKinds } from "./schema.ts";

const SchemeRef = enumOf("PrefixScheme", prefixSchemes);

const prefixId = ({ tenantId, id }: PrefixRow) => globalId("IdentifierPrefix", tenantId, id);

const PrefixRef = builder.objectRef<PrefixRow>("IdentifierPrefix").implement({
  description: "A Handle prefix, GS1 company prefix, OID arc or web address that is the firm's.",
  fields: (t) => ({
    id: t.id({ resolve: prefixId }),
    scheme: t.field({ type: SchemeRef, resolve: ({ scheme }) => scheme }),
    prefix: t.exposeString("prefix"),
    delegatedAt: t.expose("delegatedAt", { type: "DateTime" }),
    withdrawnAt: t.expose("withdrawnAt", { type: "DateTime", nullable: true }),
  }),
});

const DelegationRef = builder.objectRef<Delegation>("PrefixDelegation").implement({
  description: "A prefix, and to which firm it is given.",
  fields: (t) => ({
    id: t.id({ resolve: prefixId }),
    scheme: t.field({ type: SchemeRef, resolve: ({ scheme }) => scheme }),
    prefix: t.exposeString("prefix"),
    firm: t.field({ type: FirmRef, resolve: ({ firm }) => firmSeen(firm) }),
    delegatedAt: t.expose("delegatedAt", { type: "DateTime" }),
    withdrawnAt: t.expose("withdrawnAt", { type: "DateTime", nullable: true }),
  }),
});

const AdministratorRef = builder.objectRef<Administrator>("HandleAdministrator").implement({
  description: "Who may write Handles under a prefix of the firm's over the Handle protocols.",
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("HandleAdministrator", tenantId, id) }),
    reference: t.string({
      description: "How it names itself there: `300:0.NA/88.118.8`.",
      resolve: ({ index, prefix }) => `${index}:0.NA/${prefix}`,
    }),
    name: t.exposeString("name"),
    kind: t.field({
      type: enumOf("HandleAdministratorKind", administratorKinds),
      resolve: ({ kind }) => kind,
    }),
    issuedAt: t.expose("issuedAt", { type: "DateTime" }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
  }),
});

const IssuedRef = builder.objectRef<IssuedAdministrator>("IssuedHandleAdministrator").implement({
  description: "The secret is shown once, here: a repeated request gets none.",
  fields: (t) => ({
    administrator: t.field({
      type: AdministratorRef,
      resolve: ({ administrator }) => administrator,
    }),
    secret: t.exposeString("secret", { nullable: true }),
  }),
});

builder.queryFields((t) => ({
  identifierPrefixes: t.field({
    type: [PrefixRef],
    description: "The prefixes that are the firm's.",
    resolve: (_root, _args, context) => context.inTenant("identifiers.read", ownPrefixes),
  }),
  handleAdministrators: t.field({
    type: [AdministratorRef],
    resolve: (_root, _args, context) =>
      context.inTenant("identifiers.read-administrators", administratorsOf),
  }),
  prefixDelegations: t.field({
    type: connectionType("PrefixDelegation", DelegationRef),
    description: "Operator: every prefix, and whose it is.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "prefixDelegations", args);
      const [scheme, prefix] = page.after ?? [];
      const after = scheme === undefined || prefix === undefined ? null : { scheme, prefix };
      const rows = await context.asOperator("platform.read-prefixes", (scope) =>
        delegationPage(scope, after, page.first),
      );
      return connectionOf(page, rows, (row) => [row.scheme, row.prefix]);
    },
  }),
}));

const DelegateInput = builder.inputType("PrefixDelegateInput", {
  fields: (t) => ({
    firm: t.id({ required: true }),
    scheme: t.field({ type: SchemeRef, required: true }),
    prefix: t.string({ required: true }),
  }),
});

const IssueInput = builder.inputType("HandleAdministratorIssueInput", {
  fields: (t) => ({
    prefix: t.string({ required: true }),
    name: t.string({ required: true }),
    publicKey: t.string({
      description: "As PEM; left out for a secret, which the platform draws.",
    }),
  }),
});

builder.mutationFields((t) => ({
  prefixDelegate: t.field({
    type: DelegationRef,
    description: "Operator: gives a prefix to a firm, which may then name things under it.",
    errors: {},
    args: { input: t.arg({ type: DelegateInput, required: true }) },
    resolve: (_root, { input: { firm, ...given } }, context) => {
      const id = readIdOf("Firm", firm, "firm").id as TenantId;
      return context.asOperator("platform.delegate-prefixes", (scope) =>
        delegatePrefix(scope, { ...given, firm: id }),
      );
    },
  }),
  prefixWithdraw: t.field({
    type: DelegationRef,
    description: "Operator: nothing new is named under it; what stands there still resolves.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, context) => {
      const { id } = readIdOf("IdentifierPrefix", args.id, "id");
      return context.asOperator("platform.delegate-prefixes", (scope) => withdrawPrefix(scope, id));
    },
  }),
  handleAdministratorIssue: t.field({
    type: IssuedRef,
    description: "Makes an administrator of the Handles under a prefix of the firm's.",
    errors: {},
    args: { input: t.arg({ type: IssueInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant("identifiers.administer", (scope) =>
        issueAdministrator(scope, context.letterKey, {
          ...input,
          publicKey: input.publicKey || null,
        }),
      ),
  }),
  handleAdministratorRevoke: t.field({
    type: AdministratorRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, context) => {
      const { id } = readIdOf("HandleAdministrator", args.id, "id");
      return context.inTenant("identifiers.administer", (scope) => revokeAdministrator(scope, id));
    },
  }),
}));
