import { kind } from "./kind.ts";

const exports = {
  whom: "tenancy.ask-export",
  security: true,
  mail: true,
  path: "/export",
} as const;
const leaving = { whom: "tenancy.leave", security: true, mail: true, path: "/leaving" } as const;
const isPlatform = (by: object) => "platform" in by;
/** For those who have bookings to come with a firm that leaves. */
const partnerLeaving = {
  whom: "capacity.book",
  security: false,
  mail: true,
  tells: ({ partners }: { readonly partners: readonly string[] }) => partners,
  firm: ({ firm }: { readonly firm: string }) => firm,
  path: "/bookings/made",
} as const;

/** All of a firm taken out, and its leaving. */
export const wholeFirmKinds = {
  "export-asked": kind({
    ...exports,
    hears: "tenancy.export-asked.v1",
    when: ({ by }) => !isPlatform(by),
  }),
  "export-made": kind({
    ...exports,
    hears: "tenancy.export-made.v1",
    when: ({ by }) => !isPlatform(by),
  }),
  "export-failed": kind({
    ...exports,
    hears: "tenancy.export-failed.v1",
    when: ({ by }) => !isPlatform(by),
  }),
  "leaving-archive": kind({
    ...leaving,
    hears: "tenancy.export-asked.v1",
    when: ({ by }) => isPlatform(by),
  }),
  "leaving-archive-failed": kind({
    ...leaving,
    hears: "tenancy.export-failed.v1",
    when: ({ by }) => isPlatform(by),
  }),
  "leaving-declared": kind({
    ...leaving,
    hears: "tenancy.leaving-declared.v1",
    values: ({ endsAt }) => ({ until: endsAt }),
  }),
  "leaving-withdrawn": kind({ ...leaving, hears: "tenancy.leaving-withdrawn.v1" }),
  // Administrators have a letter of their own, with the link to the archive.
  "firm-left": kind({ ...leaving, hears: "tenancy.firm-left.v1", mail: false }),
  "partner-leaving": kind({
    ...partnerLeaving,
    hears: "tenancy.leaving-declared.v1",
    values: ({ endsAt }) => ({ until: endsAt }),
  }),
  "partner-stays": kind({ ...partnerLeaving, hears: "tenancy.leaving-withdrawn.v1" }),
  "partner-left": kind({ ...partnerLeaving, hears: "tenancy.firm-left.v1" }),
} as const;
