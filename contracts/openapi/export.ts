import { type Paths, rateHeaders, refused, turnedAway } from "./form.ts";

const text = { type: "string" };

/** Archives of everything that a firm has here. */
export const exportPaths: Paths = {
  "/exports/{exportID}": {
    get: {
      operationId: "fetchExport",
      summary: "An archive of everything that the firm has, as a gzip-compressed tar.",
      description:
        "For an administrator in a session in which he has just proved again who he is; an API key cannot fetch it. That it was fetched is on record.",
      tags: ["export"],
      security: [{ session: [] }],
      parameters: [
        { name: "exportID", in: "path", required: true, description: "Its id.", schema: text },
      ],
      responses: {
        "200": {
          description: "The archive; its manifest names each file with its SHA-256.",
          headers: rateHeaders,
          content: { "application/gzip": { schema: {} } },
        },
        ...turnedAway(
          "The request is not valid, or a fresh proof is needed.",
          "Whoever asks may not fetch it.",
        ),
        "404": refused("There is no such archive, or it has been removed."),
      },
    },
  },
};
