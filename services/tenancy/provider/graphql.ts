import type { PersonId } from "../../kernel/brand.ts";
import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { globalId, readIdOf } from "../../platform/graphql/ids.ts";
import { PersonRef, personSeen } from "../people/person-type.ts";
import { houseOf } from "../people/reads.ts";
import {
  noteTest,
  removeProvider,
  saveProvider,
  switchProvider,
  triedOf,
  tryOut,
  unlinkMember,
} from "./commands.ts";
import { linkPage, type Provider, type ProviderLink, providerOf } from "./reads.ts";
import { returnAddress, signInAddress } from "./trips.ts";

const ProviderFaultRef = builder.enumType("ProviderFault", {
  values: {
    UNREACHABLE: { value: "unreachable" },
    UNFIT: { value: "unfit" },
    CLIENT_REFUSED: { value: "client-refused" },
  } as const,
});

const ProviderRef = builder.objectRef<Provider>("IdentityProvider").implement({
  description: "The firm's own identity provider (OpenID Connect); its secret is never shown.",
  fields: (t) => ({
    issuer: t.exposeString("issuer"),
    clientId: t.exposeString("clientId"),
    domains: t.exposeStringList("domains", {
      description: "Of the verified addresses by which a member is known at the first time.",
    }),
    trustsFactor: t.exposeBoolean("trustsFactor", {
      description: "Whether its second factor (`mfa` in `amr`) counts, but for administrators.",
    }),
    active: t.exposeBoolean("active"),
    required: t.exposeBoolean("required", {
      description: "Whether members other than administrators come in by it alone.",
    }),
    testedAt: t.field({ type: "DateTime", nullable: true, resolve: ({ testedAt }) => testedAt }),
    fault: t.field({
      type: ProviderFaultRef,
      nullable: true,
      description: "What was wrong when it was tested; null when all was well.",
      resolve: ({ fault }) => fault,
    }),
  }),
});

const LinkRef = builder.objectRef<ProviderLink>("ProviderLink").implement({
  description: "A member whom the provider has signed in, and may again.",
  fields: (t) => ({
    member: t.id({ resolve: ({ tenantId, personId }) => globalId("Member", tenantId, personId) }),
    person: t.field({ type: PersonRef, resolve: (row) => personSeen(row.tenantId, row) }),
    linkedAt: t.field({ type: "DateTime", resolve: ({ linkedAt }) => linkedAt }),
    usedAt: t.field({ type: "DateTime", resolve: ({ usedAt }) => usedAt }),
  }),
});

builder.queryFields((t) => ({
  identityProvider: t.field({
    type: ProviderRef,
    nullable: true,
    description: "The firm's own; null where it has none.",
    resolve: (_root, _args, context) => context.inTenant("tenancy.read-provider", providerOf),
  }),
  providerReturnAddress: t.string({
    description: "What is entered at the provider as the platform's redirect URI.",
    resolve: (_root, _args, context) =>
      context.inTenant("tenancy.read-provider", async ({ house }) =>
        returnAddress(context.proofs, house),
      ),
  }),
  providerSignInLink: t.string({
    description: "Where the firm's own people begin to sign in by it.",
    resolve: (_root, _args, context) =>
      context.inTenant("tenancy.read-provider", async (scope) =>
        signInAddress(context.proofs, (await houseOf(scope)).uscc),
      ),
  }),
  providerLinks: t.field({
    type: connectionType("ProviderLink", LinkRef),
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: async (_root, args, context) => {
      const page = await pageOf(context, "providerLinks", args);
      const rows = await context.inTenant("tenancy.read-provider", (scope) =>
        linkPage(scope, page.first, page.after?.[0] ?? null),
      );
      return connectionOf(page, rows, ({ personId }) => [personId]);
    },
  }),
}));

const ProviderSaveInput = builder.inputType("ProviderSaveInput", {
  fields: (t) => ({
    issuer: t.string({ required: true }),
    clientId: t.string({ required: true }),
    clientSecret: t.string({ description: "Left out, the one that is kept stays." }),
    domains: t.stringList({ required: true }),
    trustsFactor: t.boolean({ required: true }),
  }),
});

const ProviderSwitchInput = builder.inputType("ProviderSwitchInput", {
  fields: (t) => ({
    active: t.boolean({ required: true }),
    required: t.boolean({ required: true }),
  }),
});

const manage = "tenancy.manage-provider";

builder.mutationFields((t) => ({
  providerSave: t.field({
    type: ProviderRef,
    errors: {},
    args: { input: t.arg({ type: ProviderSaveInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const ask = { ...input, clientSecret: input.clientSecret ?? null };
      return context.inTenant(manage, (scope) => saveProvider(scope, context.proofs, ask));
    },
  }),
  providerTest: t.field({
    type: ProviderRef,
    description: "Reads the provider's description and asks whether it knows the platform.",
    errors: {},
    resolve: async (_root, _args, context) => {
      const { proofs } = context;
      // Whoever may see the provider may try it, too.
      const provider = await context.inTenant("tenancy.read-provider", triedOf);
      const tried = await tryOut(proofs, provider);
      return context.inTenant(manage, (scope) => noteTest(scope, provider, tried));
    },
  }),
  providerSwitch: t.field({
    type: ProviderRef,
    errors: {},
    args: { input: t.arg({ type: ProviderSwitchInput, required: true }) },
    resolve: (_root, { input }, context) =>
      context.inTenant(manage, (scope) => switchProvider(scope, input)),
  }),
  providerRemove: t.field({
    type: DoneRef,
    errors: {},
    resolve: async (_root, _args, context) => {
      await context.inTenant(manage, removeProvider);
      return { ok: true };
    },
  }),
  providerUnlink: t.field({
    type: DoneRef,
    description: "Forgets which of the provider's subjects a member is.",
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const personId = readIdOf("Member", id, "id").id as PersonId;
      await context.inTenant(manage, (scope) => unlinkMember(scope, personId));
      return { ok: true };
    },
  }),
}));
