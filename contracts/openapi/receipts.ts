import { answer, type Parameter, type Paths, rateHeaders, refused, turnedAway } from "./form.ts";
import { anyCaller } from "./words.ts";

const tags = ["log"];
const after = (description: string): Parameter => ({
  name: "after",
  in: "query",
  description,
  schema: { type: "integer", minimum: 0, default: 0 },
});
const refusals = {
  ...turnedAway(
    "A parameter is not valid, or the event is under no signed head yet.",
    "Whoever asks may not have it.",
  ),
};

/** What members take from the log to hold against it later. */
export const receiptPaths: Paths = {
  "/log/receipts": {
    get: {
      operationId: "receipts",
      summary: "Receipts of all that the firm has recorded, in its order, a JSON line each.",
      description:
        "A line has the event's id and type, its position in the firm's record, and its receipt. " +
        "Ends before the first event that is under no signed head yet; `after` goes on from there.",
      tags,
      security: anyCaller,
      parameters: [after("The position after which it begins.")],
      responses: {
        "200": {
          description: "The receipts.",
          headers: rateHeaders,
          content: { "application/jsonl": { schema: { type: "string" } } },
        },
        ...refusals,
      },
    },
  },
  "/log/receipts/{recordID}": {
    get: {
      operationId: "receipt",
      summary: "The receipt of one event of the firm's, under the newest signed head.",
      description: "`lianzao/receipt/1`; `verify.mjs` checks it, also against a bundle.",
      tags,
      security: anyCaller,
      parameters: [
        {
          name: "recordID",
          in: "path",
          required: true,
          description: "The id that the platform gave the event.",
          schema: { type: "string", format: "uuid" },
        },
      ],
      responses: {
        "200": {
          ...answer("The receipt.", "application/json", { type: "object" }),
          headers: rateHeaders,
        },
        "404": refused("The firm has no such event."),
        ...refusals,
      },
    },
  },
  "/log/changes": {
    get: {
      operationId: "mapChanges",
      summary: "What the log's map got with each head, blinded, for those who audit it.",
      description:
        "Needs the right to audit: an administrator's session, or a key with the scope " +
        "`ledger.audit`. Some heads at a time; `npm run auditor` reads them.",
      tags,
      security: anyCaller,
      parameters: [after("The size of the head after which it begins.")],
      responses: {
        "200": {
          ...answer(
            "Batches one after the other; none where there is no later head.",
            "application/octet-stream",
          ),
          headers: rateHeaders,
        },
        ...refusals,
      },
    },
  },
};
