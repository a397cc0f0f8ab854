import { randomBytes } from "node:crypto";
import type { Action } from "../../contracts/access/actions.ts";
import type { Role } from "../../contracts/access/roles.ts";
import type { TenantId } from "../../services/kernel/brand.ts";
import { type LetterKey, letterKeyFrom } from "../../services/notices/index.ts";
import { type Database, openDatabase } from "../../services/platform/database.ts";
import { openProofs } from "../../services/platform/proofs.ts";
import {
  type Actor,
  asOperator,
  asTenant,
  type OperatorScope,
  type RequestFacts,
} from "../../services/platform/tenancy.ts";
import { applicationCodeHash, asApplicant } from "../../services/tenancy/admission/applicant.ts";
import { addDocument, submitApplication } from "../../services/tenancy/admission/commands.ts";
import { suspendFirm } from "../../services/tenancy/firms/commands.ts";
import {
  acceptInvitation,
  admitFirm,
  authenticate,
  foundPlatform,
  issueInvitation,
  startSession,
} from "../../services/tenancy/index.ts";
import { begun } from "../seed/begun.ts";
import { applicationInput, noBlobs, pdf } from "./application.ts";
import { freshUscc } from "./codes.ts";
import { type FreshDatabase, freshDatabase } from "./database.ts";
import { plainRules } from "./rules.ts";

export { freshUscc } from "./codes.ts";

export const password = "correct horse battery";
/** Where identity providers of the tests listen. Of names nothing is looked up. */
export const providerPorts = new Set([443]);
const nowhere = async () => [];
const guard = { ports: providerPorts, allowsLoopback: true, resolve: nowhere };
const proofs = openProofs(randomBytes(32), "https://lianzao.example", false, guard);
/** Under which the mail of all staged platforms is sealed. */
export const letterKey: LetterKey = letterKeyFrom(randomBytes(32));
/** Where the tests sign in from, when it does not matter. */
export const origin = { userAgent: "test", proofs };
/** What a request without a client behind it says of itself. */
export function facts(changes: Partial<RequestFacts> = {}): RequestFacts {
  return { id: "test", address: null, idempotency: null, ...changes };
}

/** Someone signed in: the token as a cookie or header would carry it, and who it makes him. */
export interface SignedIn {
  readonly email: string;
  readonly token: string;
  readonly actor: Actor;
}

/** A firm that has accepted the rules, with its first administrator signed in. */
export interface StagedFirm {
  readonly id: TenantId;
  readonly name: string;
  readonly administrator: SignedIn;
}

/** A founded platform on a database of its own. */
export class StagedPlatform {
  readonly fresh: FreshDatabase;
  readonly app: Database;
  readonly operator: Database;
  readonly worker: Database;
  readonly house: TenantId;
  /** The operator's people who have acted already: signing in takes its time. */
  private readonly acting = new Map<string, Actor>();

  constructor(fresh: FreshDatabase, house: TenantId) {
    this.fresh = fresh;
    this.house = house;
    this.app = openDatabase(fresh.url, "lianzao_app", 6);
    this.operator = openDatabase(fresh.url, "lianzao_operator", 3);
    this.worker = openDatabase(fresh.url, "lianzao_worker", 3);
  }

  /** Lets go of the database and leaves it: it can be cloned. */
  async disconnect(): Promise<void> {
    await Promise.all([this.app.close(), this.operator.close(), this.worker.close()]);
  }

  async close(): Promise<void> {
    await this.disconnect();
    await this.fresh.drop();
  }

  /** Signs somebody in by his e-mail and the password of all in the tests. */
  async signIn(email: string, firm: TenantId | null = null): Promise<SignedIn> {
    const at = { request: facts(), ...origin };
    const started = begun(await startSession(this.app, { email, password, firm }, at));
    const actor = await authenticate(this.app, started.token, facts(), proofs);
    if (actor === null) throw new Error("a session that has just begun is not known");
    return { email, token: started.token, actor };
  }

  /** One of the operator's three administrators, signed in. */
  operatorPerson(role: "system" | "security" | "audit"): Promise<SignedIn> {
    return this.signIn(`${role}@operator.example`);
  }

  /** An act of the operator's, by whoever of his people may do it. */
  async operating<T>(action: Action, work: (scope: OperatorScope) => Promise<T>): Promise<T> {
    const isSystems =
      /^platform\.(admit|set-plans|set-processes|delegate-prefixes|confirm-thaws)$/.test(action);
    const role = isSystems ? "system" : "security";
    const actor = this.acting.get(role) ?? (await this.operatorPerson(role)).actor;
    this.acting.set(role, actor);
    return asOperator(this.operator, actor, action, work);
  }

  /** Admits a firm and gives the code of its first invitation. */
  async admit(name: string): Promise<{ id: TenantId; code: string; email: string }> {
    const email = `admin@${name}.example`;
    const ask = {
      name: { zh: `${name}厂`, en: name },
      city: { zh: "柳州", en: "Liuzhou" },
      uscc: freshUscc(),
      gln: null,
      administratorEmail: email,
    };
    const { tenant, code } = await this.operating("platform.admit", (scope) =>
      admitFirm(scope, ask),
    );
    return { id: tenant.id, code: code ?? "", email };
  }

  /** An application with a document, and the code of its link. */
  async application(name: string): Promise<{ id: string; code: string }> {
    const request = facts();
    const { application, code } = await asApplicant(this.app, request, "tenancy.apply", (scope) =>
      submitApplication(scope, applicationInput(name)),
    );
    const codeHash = applicationCodeHash(code ?? "");
    if (code === null || codeHash === null) throw new Error("an application has no code");
    const document = { name: "licence.pdf", bytes: pdf };
    await asApplicant(this.app, request, "tenancy.apply", (scope) =>
      addDocument(scope, noBlobs, codeHash, document),
    );
    return { id: application.id, code };
  }

  async suspend(firm: TenantId): Promise<void> {
    await this.operating("platform.suspend", (scope) => suspendFirm(scope, firm, "欠费"));
  }

  /** A firm at work. */
  async firm(name: string): Promise<StagedFirm> {
    const { id, code, email } = await this.admit(name);
    await this.join(code, `${name} administrator`, 1);
    return { id, name, administrator: await this.signIn(email) };
  }

  async join(code: string, name: string, acceptRulesVersion: number | null = null) {
    const ask = { code, name, password, acceptRulesVersion, locale: "zh" as const };
    return acceptInvitation(this.app, ask, null, { request: facts(), ...origin });
  }

  /** Another person of a firm, signed in. */
  async member(firm: StagedFirm, name: string, roles: readonly Role[]): Promise<SignedIn> {
    const email = `${name}@${firm.name}.example`;
    const { code } = await asTenant(this.app, firm.administrator.actor, "tenancy.invite", (scope) =>
      issueInvitation(scope, { email, roles }),
    );
    await this.join(code ?? "", name);
    return this.signIn(email, firm.id);
  }
}

/** A platform with its operator, three administrators and rules of 24 hours, and no firm yet. */
export async function stagePlatform(): Promise<StagedPlatform> {
  const fresh = await freshDatabase();
  const roles = ["system", "security", "audit"] as const;
  const house = await foundPlatform(fresh.url, {
    name: { zh: "联造平台", en: "Lianzao" },
    city: { zh: "南宁", en: "Nanning" },
    uscc: freshUscc(),
    operators: roles.map((role) => ({
      role,
      name: role,
      email: `${role}@operator.example`,
      password,
    })),
    rules: plainRules(),
  });
  return new StagedPlatform(fresh, house);
}
