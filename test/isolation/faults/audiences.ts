import type { Fault } from "./fault.ts";

/** Faults of what a code shows to whom. */
export const audienceFaults: readonly Fault[] = [
  {
    name: "what is for partners shown to whoever asks",
    about: /query identifierLookUp/,
    edits: [
      {
        file: "identifiers/registry/seen.ts",
        from: '(audience === "partners" && isPartner)',
        to: 'audience === "partners"',
      },
    ],
  },
  {
    name: "a grant over a code that lives on when it is taken back",
    about: /query identifierLookUp/,
    edits: [
      {
        file: "services/tenancy/grants/reads.ts",
        from: ", eq(grants.granteeId, house), isNull(grants.revokedAt));",
        to: ", eq(grants.granteeId, house));",
      },
      {
        file: "services/tenancy/grants/rules.ts",
        from: "  return revokedAt === null && validFrom",
        to: "  return validFrom",
      },
    ],
  },
];
