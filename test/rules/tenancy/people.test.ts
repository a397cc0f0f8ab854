import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  actionsOfRole,
  actionsOfRoles,
  firmRoles,
  operatorRoles,
  type Role,
} from "../../../contracts/access/roles.ts";
import {
  checkAdministrators,
  checkPassword,
  checkRolesAsked,
  checkSettling,
  decideRoles,
  invitationEnd,
  isOpen,
  normalEmail,
} from "../../../services/tenancy/people/rules.ts";

const now = new Date("2026-03-01T08:00:00.000Z");
const refusal = (code: string) => expect.objectContaining({ code });

describe("an e-mail", () => {
  it("is one, however it is written", () => {
    expect(normalEmail("  Wei.Zhiqiang@Foundry.EXAMPLE ")).toBe("wei.zhiqiang@foundry.example");
  });

  it.each(["", "wei", "wei@", "@foundry.example", "wei@foundry", "a b@c.example", "a@b@c.example"])(
    "is not: %j",
    (text) => {
      expect(() => normalEmail(text)).toThrow(refusal("EMAIL_INVALID"));
    },
  );
});

describe("a new password", () => {
  it("may be any sentence of 12 characters or more, in any script", () => {
    expect(() => checkPassword("四月的风吹过柳州的江面上", "a@b.example")).not.toThrow();
    expect(() => checkPassword("correct horse", "a@b.example")).not.toThrow();
  });

  it.each([
    "aaaaaaaaaaaa",
    "123456789012",
    "abcabcabcabc",
    "qwertyuiopas",
    "Password1234",
    "P@ssw0rd2026",
    "admin@123456",
    "lianzao-2026-!",
    "wei.zhiqiang1",
    "foundry123456",
    "１２３４５６７８９０１２",
  ])("is refused as one that everybody tries: %s", (password) => {
    expect(() => checkPassword(password, "wei.zhiqiang@foundry.example")).toThrow(
      refusal("PASSWORD_COMMON"),
    );
  });

  it.each(["a lathe, a mill, a grinder", "wrong guess 123", "testing the lathe", "k7Jq-w2Pz-94mR"])(
    "is none of those: %s",
    (password) => {
      expect(() => checkPassword(password, "wei.zhiqiang@foundry.example")).not.toThrow();
    },
  );

  it("is refused when short, endless or the e-mail itself", () => {
    expect(() => checkPassword("eleven char", "a@b.example")).toThrow(
      refusal("PASSWORD_TOO_SHORT"),
    );
    expect(() => checkPassword("x".repeat(257), "a@b.example")).toThrow(
      refusal("PASSWORD_TOO_LONG"),
    );
    const email = "quality@foundry.example";
    expect(() => checkPassword("Quality@Foundry.example", email)).toThrow(
      refusal("PASSWORD_IS_EMAIL"),
    );
  });
});

describe("roles", () => {
  it("of a firm may be several, each once, and none of the operator's", () => {
    expect(decideRoles("firm", ["planner", "administrator", "planner"])).toEqual([
      "administrator",
      "planner",
    ]);
    expect(() => decideRoles("firm", ["planner", "system"])).toThrow(refusal("ROLE_NOT_OF_HOUSE"));
    expect(() => decideRoles("firm", [])).toThrow(refusal("ROLES_MISSING"));
  });

  it("C14 of the operator are one to a person, and none of a firm's", () => {
    for (const role of operatorRoles) expect(decideRoles("operator", [role])).toEqual([role]);
    expect(() => decideRoles("operator", ["system", "audit"])).toThrow(
      refusal("ROLES_INCOMPATIBLE"),
    );
    expect(() => decideRoles("operator", ["administrator"])).toThrow(refusal("ROLE_NOT_OF_HOUSE"));
  });

  it("C14 of the operator change to another, of somebody else, and never of the last one", () => {
    const member = { personId: "a", roles: ["audit"] as const };
    const holders = (...audits: string[]) =>
      new Map<Role, readonly string[]>([
        ["system", ["s"]],
        ["audit", audits],
      ]);
    const ask =
      (self: string, roles: Role[], ...audits: string[]) =>
      () =>
        checkRolesAsked(self, member, roles, holders(...audits));
    expect(ask("x", ["system"], "a", "b")).not.toThrow();
    expect(ask("x", ["system"], "a")).toThrow(refusal("LAST_OF_ROLE"));
    expect(ask("x", ["audit"], "a", "b")).toThrow(refusal("ROLES_UNCHANGED"));
    expect(ask("a", ["system"], "a", "b")).toThrow(refusal("ROLES_OF_SELF"));
  });

  it("C14 of the operator are given by neither who asked nor who gets them", () => {
    const settle = (self: string | null) => () =>
      checkSettling(self, { issuedBy: "asker", personId: "friend" });
    expect(settle("another")).not.toThrow();
    for (const self of ["asker", "friend", null]) {
      expect(settle(self)).toThrow(refusal("CONFIRMS_OWN"));
    }
    expect(() => checkSettling("another", { issuedBy: null, personId: null })).not.toThrow();
  });

  it("C14 system, security and audit share no act but reading their own house and their own account", () => {
    const own = [
      "tenancy.read",
      "tenancy.read-self",
      "tenancy.session",
      "tenancy.secure-self",
      "notices.read",
      "notices.manage",
    ];
    // Reading alone: what one handles, another looks after.
    const incidents = ["platform.read-incidents", "platform.read-evidence", "platform.read-thaws"];
    const read = ["platform.read-tenants", "platform.read-applications", "platform.read-disputes"];
    // Security invites, the system administrator confirms: both see who is invited.
    const invited = ["tenancy.read-invitations", "platform.read-witnesses"];
    const shared = [...own, ...read, ...incidents, ...invited];
    for (const one of operatorRoles) {
      for (const other of operatorRoles) {
        if (one === other) continue;
        const both = actionsOfRole[one].filter((action) =>
          (actionsOfRole[other] as readonly string[]).includes(action),
        );
        expect(both.filter((action) => !shared.includes(action))).toEqual([]);
      }
    }
  });

  it("C14 none of the operator's roles may read or change what is a firm's", () => {
    const operator = actionsOfRoles(operatorRoles);
    const ofFirms = [...operator].filter((action) => /^(capability|capacity|trace)\./.test(action));
    expect(ofFirms).toEqual([]);
    const firm = actionsOfRoles(firmRoles);
    expect([...firm].filter((action) => action.startsWith("platform."))).toEqual([]);
  });
});

describe("a firm's administrators", () => {
  it("can lose any but the last", () => {
    expect(() => checkAdministrators(["a", "b"], "a", ["viewer"])).not.toThrow();
    expect(() => checkAdministrators(["a"], "a", ["viewer"])).toThrow(
      refusal("LAST_ADMINISTRATOR"),
    );
    expect(() => checkAdministrators(["a"], "a", ["administrator"])).not.toThrow();
    expect(() => checkAdministrators(["a"], "b", ["viewer"])).not.toThrow();
  });

  it("are never none after any row of allowed changes", () => {
    const change = fc.tuple(
      fc.constantFrom("a", "b", "c"),
      fc.constantFrom<Role[]>(["administrator"], ["viewer"], ["planner"]),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const roles = new Map<string, readonly Role[]>([["a", ["administrator"]]]);
        const administrators = () =>
          [...roles].filter(([, has]) => has.includes("administrator")).map(([who]) => who);
        for (const [who, next] of changes) {
          try {
            checkAdministrators(administrators(), who, next);
            roles.set(who, next);
          } catch {
            // Refused: nothing changes.
          }
        }
        return administrators().length > 0;
      }),
    );
  });
});

describe("an invitation", () => {
  const unused = { acceptedAt: null, withdrawnAt: null, awaitsConfirmation: false };
  const fresh = { ...unused, expiresAt: invitationEnd(now) };

  it("is open for seven days, until it is accepted or withdrawn", () => {
    expect(isOpen(fresh, now)).toBe(true);
    expect(isOpen(fresh, new Date(fresh.expiresAt.getTime() - 1))).toBe(true);
    expect(isOpen(fresh, fresh.expiresAt)).toBe(false);
    expect(isOpen({ ...fresh, acceptedAt: now }, now)).toBe(false);
    expect(isOpen({ ...fresh, withdrawnAt: now }, now)).toBe(false);
    expect(isOpen({ ...fresh, awaitsConfirmation: true }, now)).toBe(false);
    expect(fresh.expiresAt.getTime() - now.getTime()).toBe(7 * 86_400_000);
  });
});
