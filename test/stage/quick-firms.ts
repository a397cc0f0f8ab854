import { actionsOfRole, type KeyScope } from "../../contracts/access/roles.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { type Actor, asOperator, asTenant } from "../../services/platform/tenancy.ts";
import { admitFirm, issueKey } from "../../services/tenancy/index.ts";
import { acceptRules } from "../../services/tenancy/operating-rules/commands.ts";
import { facts, freshUscc, type StagedPlatform } from "./platform.ts";

const dayMs = 86_400_000;

/** Founds many firms, each with a key, without a password for each: those take their time. */
export class QuickFirms {
  private readonly platform: StagedPlatform;
  private readonly operator: Actor;

  private constructor(platform: StagedPlatform, operator: Actor) {
    this.platform = platform;
    this.operator = operator;
  }

  static async open(platform: StagedPlatform): Promise<QuickFirms> {
    return new QuickFirms(platform, (await platform.operatorPerson("system")).actor);
  }

  /** A firm that has accepted the rules, and the token of its key. */
  async found(
    name: string,
    scopes: readonly KeyScope[] = ["epcis.capture", "epcis.query"],
  ): Promise<{ id: TenantId; key: string }> {
    const { app, operator } = this.platform;
    const words = { zh: name, en: name };
    const ask = { name: words, city: words, uscc: freshUscc(), gln: null };
    const administratorEmail = "admin@quick.example";
    const { tenant } = await asOperator(operator, this.operator, "platform.admit", (scope) =>
      admitFirm(scope, { ...ask, administratorEmail }),
    );
    // One of the operator's people stands in for each firm's administrator.
    const { personId, principal } = this.operator;
    const may = new Set(actionsOfRole.administrator);
    const actor = { tenantId: tenant.id, personId, principal, may, request: facts() };
    await asTenant(app, actor, "tenancy.accept-rules", (scope) => acceptRules(scope, 1));
    const key = { name: "erp", scopes, expiresAt: new Date(Date.now() + dayMs) };
    const { token } = await asTenant(app, actor, "tenancy.issue-key", (scope) =>
      issueKey(scope, key),
    );
    return { id: tenant.id, key: token ?? "" };
  }
}
