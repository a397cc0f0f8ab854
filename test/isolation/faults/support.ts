import type { Fault } from "./fault.ts";

const rules = "services/tenancy/support/rules.ts";
const commands = "services/tenancy/support/commands.ts";
const rooms = /query (sites|resources|offers|people|products)/;

/** Faults of the leave by which the operator's support looks into a firm's house. */
export const supportFaults: readonly Fault[] = [
  {
    name: "a grant of support that lives on when it is taken back",
    about: rooms,
    edits: [
      {
        file: rules,
        from: "    isValid(grant, now);",
        to: "    isValid({ ...grant, revokedAt: null }, now);",
      },
    ],
  },
  {
    name: "a grant of support without an end",
    about: rooms,
    edits: [
      {
        file: rules,
        from: "    isValid(grant, now);",
        to: "    isValid({ ...grant, validUntil: null }, now);",
      },
    ],
  },
  {
    name: "a grant of support that opens the house its header names",
    about: rooms,
    edits: [
      {
        file: commands,
        from: "      const found = await grantById(host, grantId);",
        to: `      const { sql } = await import("drizzle-orm");
          await host.db.execute(sql\`select set_tenant(\${scope.house}, \${scope.house}, '{}')\`);
          const found = await grantById({ ...host, db: host.db, house: scope.house }, grantId);
          await host.db.execute(sql\`select set_tenant(\${firmId}, \${scope.house}, '{}')\`);`,
      },
      { file: rules, from: "    grant.ownerId === parties.owner &&\n", to: "" },
    ],
  },
];
