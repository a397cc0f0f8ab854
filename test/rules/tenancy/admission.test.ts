import { describe, expect, it } from "vitest";
import type { PersonId } from "../../../services/kernel/brand.ts";
import { documentName, mediaOfBytes } from "../../../services/platform/documents.ts";
import {
  decideApplication,
  decideApproval,
  decideRefusal,
} from "../../../services/tenancy/admission/rules.ts";
import { applicationInput, pdf } from "../../stage/application.ts";
import { refusal } from "../refused.ts";

const open = { status: "open", documents: 1 } as const;
const examined = {
  personId: "01890a5d-ac96-774b-bcce-b302099a8001" as PersonId,
  act: "examine",
} as const;
const confirmed = {
  personId: "01890a5d-ac96-774b-bcce-b302099a8002" as PersonId,
  act: "confirm",
} as const;

describe("an application", () => {
  it("gives a firm's codes, which verify, in their one form", () => {
    const draft = applicationInput("foundry");
    const typed = { ...draft, uscc: ` ${draft.uscc.toLowerCase()} `, gln: " 6901234567892 " };
    const decided = decideApplication(typed);
    expect(decided.uscc).toBe(draft.uscc);
    expect(decided.gln).toBe("6901234567892");
    expect(decideApplication({ ...draft, gln: " " }).gln).toBeNull();
  });

  it.each([
    ["a credit code with a wrong check character", { uscc: "91350100M000100Y44" }, "USCC_INVALID"],
    ["a GLN with a wrong check digit", { gln: "6901234567890" }, "GLN_INVALID"],
    ["an address that is none", { administratorEmail: "nobody" }, "EMAIL_INVALID"],
    ["a name in one language only", { name: { zh: "厂", en: " " } }, "TEXT_LENGTH"],
    ["a note without end", { note: "长".repeat(2_001) }, "TEXT_TOO_LONG"],
  ])("is refused with %s", (_what, change, code) => {
    const draft = { ...applicationInput("foundry"), ...change };
    expect(refusal(() => decideApplication(draft)).code).toBe(code);
  });

  it("is admitted by the second of two people, and nobody is both", () => {
    expect(decideApproval(open, [], examined)).toEqual({ admits: false });
    expect(decideApproval(open, [examined], confirmed)).toEqual({ admits: true });
    expect(decideApproval(open, [confirmed], examined)).toEqual({ admits: true });
    const again = { ...examined, act: "confirm" } as const;
    expect(refusal(() => decideApproval(open, [examined], again)).code).toBe(
      "APPLICATION_APPROVED_BY_YOU",
    );
    const colleague = { ...confirmed, act: "examine" } as const;
    expect(refusal(() => decideApproval(open, [examined], colleague)).code).toBe(
      "APPLICATION_APPROVED_BY_ROLE",
    );
  });

  it("is not approved without a document, nor decided on twice", () => {
    expect(refusal(() => decideApproval({ ...open, documents: 0 }, [], examined)).code).toBe(
      "APPLICATION_WITHOUT_DOCUMENT",
    );
    for (const status of ["approved", "refused", "withdrawn"] as const) {
      const closed = { ...open, status };
      expect(refusal(() => decideApproval(closed, [], examined)).code).toBe("APPLICATION_CLOSED");
      expect(refusal(() => decideRefusal(status, "证照过期")).code).toBe("APPLICATION_CLOSED");
    }
  });

  it("is refused with a reason only", () => {
    expect(decideRefusal("open", " 证照过期 ")).toBe("证照过期");
    expect(refusal(() => decideRefusal("open", " ")).code).toBe("TEXT_LENGTH");
  });
});

describe("a document", () => {
  it("C27 is what its bytes begin with, whatever it is called", () => {
    expect(mediaOfBytes(pdf)).toBe("application/pdf");
    expect(mediaOfBytes(Buffer.from("89504e470d0a1a0a00", "hex"))).toBe("image/png");
    expect(mediaOfBytes(Buffer.from("ffd8ffe0", "hex"))).toBe("image/jpeg");
    for (const bytes of ["<svg/>", "<html>", "PK\u0003\u0004", "%PD", ""]) {
      expect(refusal(() => mediaOfBytes(Buffer.from(bytes))).code).toBe("FILE_UNREADABLE");
    }
  });

  it("C27 is kept under a name that is no path", () => {
    expect(documentName("../../etc/营业执照.pdf")).toBe(".. .. etc 营业执照.pdf");
    expect(documentName("a\u0000b\u202E.pdf")).toBe("a b .pdf");
    expect(refusal(() => documentName(" / ")).code).toBe("TEXT_LENGTH");
  });
});
