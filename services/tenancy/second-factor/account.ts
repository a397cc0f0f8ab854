import type { PersonId, TenantId } from "../../kernel/brand.ts";
import { builder } from "../../platform/graphql/builder.ts";
import type { Context } from "../../platform/graphql/context.ts";
import { globalId } from "../../platform/graphql/ids.ts";
import { membershipOf } from "../people/reads.ts";
import { sessionIn } from "../sessions/second-graphql.ts";
import { type Passkey, passkeysOf, recoveryCodesLeft, totpOf } from "./reads.ts";
import { isProofFresh, needsFactor } from "./rules.ts";
import { seeSelf } from "./self.ts";

type PasskeySeen = Passkey & { readonly tenantId: TenantId };

/** What a person proves himself by, as his own page shows it. */
interface AccountSecurity {
  readonly totpSince: Date | null;
  readonly passkeys: readonly PasskeySeen[];
  readonly recoveryCodesLeft: number;
  readonly required: boolean;
  readonly proofFresh: boolean;
}

const PasskeyRef = builder.objectRef<PasskeySeen>("Passkey").implement({
  fields: (t) => ({
    id: t.id({ resolve: ({ tenantId, id }) => globalId("Passkey", tenantId, id) }),
    name: t.exposeString("name"),
    addedAt: t.field({ type: "DateTime", resolve: ({ addedAt }) => addedAt }),
    lastUsedAt: t.field({ type: "DateTime", resolve: ({ lastUsedAt }) => lastUsedAt }),
  }),
});

const AccountSecurityRef = builder.objectRef<AccountSecurity>("AccountSecurity").implement({
  description: "What the viewer proves himself by, the same in all his firms.",
  fields: (t) => ({
    totpSince: t.field({ type: "DateTime", nullable: true, resolve: ({ totpSince }) => totpSince }),
    passkeys: t.field({ type: [PasskeyRef], resolve: ({ passkeys }) => [...passkeys] }),
    recoveryCodesLeft: t.exposeInt("recoveryCodesLeft"),
    required: t.exposeBoolean("required", {
      description: "Whether the viewer's roles need a second factor here.",
    }),
    proofFresh: t.exposeBoolean("proofFresh", {
      description: "Whether factors may be changed without `sessionProve`.",
    }),
  }),
});

async function accountOf(context: Context): Promise<AccountSecurity> {
  const { provedAt } = await sessionIn(context);
  return context.inTenant("tenancy.read-self", async (scope) => {
    const personId: PersonId = await seeSelf(scope);
    const roles = (await membershipOf(scope, personId))?.roles ?? [];
    const kept = await passkeysOf(scope, personId);
    return {
      totpSince: (await totpOf(scope, personId))?.addedAt ?? null,
      passkeys: kept.map((each) => ({ ...each, tenantId: scope.house })),
      recoveryCodesLeft: await recoveryCodesLeft(scope, personId),
      required: context.proofs.required && needsFactor(roles),
      proofFresh: isProofFresh(provedAt, scope.now),
    };
  });
}

builder.queryField("accountSecurity", (t) =>
  t.field({
    type: AccountSecurityRef,
    description: "The viewer's own factors.",
    resolve: (_root, _args, context) => accountOf(context),
  }),
);
