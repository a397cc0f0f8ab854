import type { PassportQuery } from "./generated/graphql.ts";

// What the page is given, as its own document asks for it.

export type Passport = NonNullable<PassportQuery["passport"]>;
export type PassportPart = Passport["parts"][number];
export type PassportEvent = Passport["events"][number];
