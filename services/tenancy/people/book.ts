import { and, arrayOverlaps, eq } from "drizzle-orm";
import type { PeopleBook } from "../../notices/index.ts";
import { memberships } from "../schema/people.ts";

const shown = {
  personId: memberships.personId,
  name: memberships.name,
  email: memberships.email,
};

/** The people of a house, as far as the worker sees them. */
export const peopleBook: PeopleBook = {
  withRoles: async ({ db }, house, roles) =>
    db
      .select(shown)
      .from(memberships)
      .where(and(eq(memberships.tenantId, house), arrayOverlaps(memberships.roles, [...roles]))),
  one: async ({ db }, house, personId) => {
    const [row] = await db
      .select(shown)
      .from(memberships)
      .where(and(eq(memberships.tenantId, house), eq(memberships.personId, personId)));
    return row ?? null;
  },
};
