import { type Paths, rateHeaders, refused, turnedAway } from "./form.ts";
import { anyCaller } from "./words.ts";

const text = { type: "string" };
const id = (name: string, description: string) => ({
  name,
  in: "path" as const,
  required: true,
  description,
  schema: { type: "string", format: "uuid" },
});

const answers = {
  ...turnedAway("A parameter is not valid.", "Whoever asks may not have it."),
  "404": refused("There is none of this id."),
};

/** What is on record of security incidents, for the operator's security and audit administrators. */
export const incidentPaths: Paths = {
  "/incidents/{incidentID}/report": {
    get: {
      operationId: "reportIncident",
      summary: "All that is on record of an incident, as a document.",
      description:
        "For the operator's security and audit administrators. A page to be printed, in the language that is asked for, or JSON. That it was taken is on record.",
      tags: ["incidents"],
      security: anyCaller,
      parameters: [
        id("incidentID", "The incident."),
        {
          name: "format",
          in: "query",
          description: "The form of the document.",
          schema: { enum: ["html", "json"], default: "html" },
        },
      ],
      responses: {
        "200": {
          description: "The document.",
          headers: rateHeaders,
          content: { "text/html": { schema: text }, "application/json": { schema: {} } },
        },
        ...answers,
      },
    },
  },
  "/incidents/evidence/{archiveID}": {
    get: {
      operationId: "takeEvidence",
      summary: "An archive of evidence, as it was preserved.",
      description:
        "For the operator's security and audit administrators. Lines of JSON below a manifest with their digests; the SHA-256 of the whole stands in the log.",
      tags: ["incidents"],
      security: anyCaller,
      parameters: [id("archiveID", "The archive.")],
      responses: {
        "200": {
          description: "The archive.",
          headers: rateHeaders,
          content: { "application/jsonl": { schema: text } },
        },
        ...answers,
      },
    },
  },
};
