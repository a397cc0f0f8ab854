import { builder } from "../../platform/graphql/builder.ts";

/** Roles of a firm's people, and the operator's three (三员). */
export const RoleRef = builder.enumType("Role", {
  values: {
    ADMINISTRATOR: { value: "administrator" },
    PLANNER: { value: "planner" },
    ENGINEER: { value: "engineer" },
    QUALITY: { value: "quality" },
    SERVICE: { value: "service" },
    VIEWER: { value: "viewer" },
    SYSTEM: { value: "system" },
    SECURITY: { value: "security" },
    AUDIT: { value: "audit" },
  } as const,
});
