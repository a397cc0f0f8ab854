import type { Recorded } from "../../services/platform/recorded.ts";

const records = ["identifiers.records-changed.v1"] as const;

const handleSessions = "shows who an administrator of Handles is, for minutes; he does nothing yet";

export const recorded: Recorded = {
  mutations: {
    handleAdministratorIssue: ["identifiers.administrator-changed.v1"],
    handleAdministratorRevoke: ["identifiers.administrator-changed.v1"],
    identifierChange: records,
    identifierDelete: records,
    identifierImportDiscard: "gives up a file; what is registered of it is recorded already",
    identifierImportStart: "lets the worker go on with a file, and what it registers is recorded",
    identifierImportStop: "lets the worker rest; what it has registered is recorded already",
    identifierRegister: records,
    identifierTemplateDelete: "takes away what no thing has: what all see of each stays as it was",
    identifierTemplateSave: ["identifiers.template-saved.v1"],
    prefixDelegate: ["identifiers.prefix-decided.v1"],
    prefixWithdraw: ["identifiers.prefix-decided.v1"],
  },
  routes: {
    "PUT /api/handles/*": records,
    "DELETE /api/handles/*": records,
    "POST /identifiers/imports": "takes in a file; what is registered of it is recorded as it is",
    "POST /api/sessions": handleSessions,
    "POST /api/sessions/*": handleSessions,
    "PUT /api/sessions/this": handleSessions,
    "DELETE /api/sessions/this": handleSessions,
  },
  work: {
    "imports of identifiers": {
      records,
      unless: "a row is registered just so already, or is refused",
    },
  },
  besides: { "a request by the Handle protocol": records },
};
