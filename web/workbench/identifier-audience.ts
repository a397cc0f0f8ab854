import type { IdentifierAudience } from "../graphql/generated/graphql.ts";

/** For whom a value may be, from the widest. */
export const audiences = [
  "PUBLIC",
  "PARTNERS",
  "GRANT",
  "FIRM",
] as const satisfies readonly IdentifierAudience[];

/** Those besides the firm itself, who see what is for all and what is for them. */
export const onlookers = ["PUBLIC", "PARTNERS", "GRANT"] as const;
export type Onlooker = (typeof onlookers)[number];

/** Whether somebody of this standing and no other sees a value of this audience. */
export const isSeenBy = (audience: IdentifierAudience, onlooker: Onlooker): boolean =>
  audience === "PUBLIC" || audience === onlooker;
