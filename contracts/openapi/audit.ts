import { type Parameter, type Paths, rateHeaders, turnedAway } from "./form.ts";
import { anyCaller } from "./words.ts";

const query = (name: string, description: string, schema: Parameter["schema"]): Parameter => ({
  name,
  in: "query",
  description,
  schema,
});
const text = { type: "string" };
// A form leaves a field empty where nothing is asked of it.
const instant = { type: "string", anyOf: [{ format: "date-time" }, { maxLength: 0 }] };

/** A firm's own record of acts. */
export const auditPaths: Paths = {
  "/audit/export": {
    get: {
      operationId: "exportAudit",
      summary: "The firm's record of acts as a file, oldest first.",
      description:
        "Needs the right to export it: an administrator's session, or a key with the scope `audit.export`. Each JSON line can be verified; that the record was taken is on record.",
      tags: ["audit"],
      security: anyCaller,
      parameters: [
        query("format", "The form of the file.", { enum: ["csv", "jsonl"], default: "csv" }),
        query("action", "Acts whose name begins so.", text),
        query("search", "Acts about whatever holds this text.", text),
        query("who", "Acts of this principal.", text),
        query("subject", "Acts about this thing.", text),
        query("address", "Acts from this network address.", text),
        query("from", "Acts at this time or later.", instant),
        query("until", "Acts before this time.", instant),
      ],
      responses: {
        "200": {
          description: "The file.",
          headers: rateHeaders,
          content: {
            "text/csv": { schema: text },
            "application/jsonl": { schema: text },
          },
        },
        ...turnedAway("A parameter is not valid.", "Whoever asks may not export it."),
      },
    },
  },
};
