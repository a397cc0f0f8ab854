import { answer, type Paths, rateHeaders, refused, turnedAway } from "./form.ts";

const tags = ["disputes"];
const text = { type: "string" };
const media = ["application/pdf", "image/png", "image/jpeg"];
const bytes = Object.fromEntries(media.map((each) => [each, { schema: {} }]));
const bySession = [{ session: [] }];
const caseId = {
  name: "caseID",
  in: "path",
  required: true,
  description: "The case's id.",
  schema: text,
} as const;
const refusals = {
  ...turnedAway("The request is not valid; the code says why.", "Whoever asks may not do it."),
  "404": refused("There is no such thing, or it is in a case of other firms."),
};

/** Documents of a dispute case, and the whole case as a file. */
export const disputePaths: Paths = {
  "/disputes/{caseID}/documents": {
    post: {
      operationId: "sendDisputeDocument",
      summary: "Puts a document into a case.",
      description:
        "By one of its two firms, while statements are open. At most 5 MB; what the bytes are is looked at, whatever the header says.",
      tags,
      security: bySession,
      parameters: [
        caseId,
        {
          name: "name",
          in: "query",
          required: true,
          description: "The file's name.",
          schema: text,
        },
      ],
      requestBody: { required: true, content: bytes },
      responses: {
        "201": {
          ...answer("The document is kept.", "application/json", {
            type: "object",
            required: ["id", "media", "sizeBytes"],
            properties: { id: text, media: { enum: media }, sizeBytes: { type: "integer" } },
          }),
          headers: rateHeaders,
        },
        ...refusals,
        "409": refused("The idempotency key was used for another document."),
        "413": refused("The document is too large."),
        "415": refused("Documents of this kind are not taken."),
      },
    },
  },
  "/disputes/documents/{documentID}": {
    get: {
      operationId: "readDisputeDocument",
      summary: "A document of a case, as it was sent.",
      description: "For the case's two firms and the operator's people.",
      tags,
      security: bySession,
      parameters: [
        { name: "documentID", in: "path", required: true, description: "Its id.", schema: text },
      ],
      responses: {
        "200": { description: "The document.", headers: rateHeaders, content: bytes },
        ...refusals,
      },
    },
  },
  "/disputes/{caseID}/file": {
    get: {
      operationId: "readDispute",
      summary: "The whole case as one JSON file.",
      description:
        "Statements and documents with their SHA-256, decisions, and evidence with what verifies it offline against the log's key. For the case's two firms and the operator's people.",
      tags,
      security: bySession,
      parameters: [caseId],
      responses: {
        "200": {
          ...answer("The case.", "application/json", {
            type: "object",
            required: ["format", "case", "evidence"],
            properties: {
              format: { const: "lianzao/dispute-case/1" },
              case: { type: "object" },
              evidence: { type: "array" },
            },
          }),
          headers: rateHeaders,
        },
        ...refusals,
      },
    },
  },
};
