import { admissionPaths } from "./admission.ts";
import { auditPaths } from "./audit.ts";
import { capabilityPaths } from "./capability.ts";
import { disputePaths } from "./disputes.ts";
import { epcisPaths } from "./epcis.ts";
import { exportPaths } from "./export.ts";
import type { Paths } from "./form.ts";
import { handlePaths } from "./handles.ts";
import { healthPaths } from "./health.ts";
import { importPaths } from "./imports.ts";
import { incidentPaths } from "./incidents.ts";
import { labelPaths } from "./labels.ts";
import { logPaths } from "./log.ts";
import { resolverPaths } from "./resolver.ts";
import { sessionPaths } from "./sessions.ts";
import { schemas, securitySchemes } from "./words.ts";

const programs = {
  api: {
    title: "Lianzao 联造: events, record and log",
    description:
      "What programs of firms send and read over REST. GraphQL at /graphql has its own schema.",
    paths: {
      ...epcisPaths,
      ...auditPaths,
      ...exportPaths,
      ...admissionPaths,
      ...capabilityPaths,
      ...disputePaths,
      ...incidentPaths,
      ...importPaths,
      ...labelPaths,
      ...logPaths,
      ...healthPaths,
    },
  },
  resolver: {
    title: "Lianzao 联造: identifier resolution",
    description: "Where a code on a product leads. Open to all.",
    paths: { ...resolverPaths, ...handlePaths, ...sessionPaths, ...healthPaths },
  },
} as const satisfies Record<string, { title: string; description: string; paths: Paths }>;

/** The OpenAPI 3.1 document of one program, which is reached at `url`. */
export function openApiOf(program: keyof typeof programs, url: string) {
  const { title, description, paths } = programs[program];
  return {
    openapi: "3.1.1",
    info: { title, description, version: "1" },
    servers: [{ url }],
    paths: paths as Paths,
    components: { schemas, securitySchemes },
  };
}
