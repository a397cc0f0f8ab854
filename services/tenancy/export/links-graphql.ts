import { builder, WordsRef } from "../../platform/graphql/builder.ts";
import { type LinkedExport, linkedExport } from "./links.ts";

const LeftExportRef = builder.objectRef<LinkedExport>("LeftExport").implement({
  description: "The last archive of a firm that has left; fetched at /exports/left.",
  fields: (t) => ({
    firm: t.field({ type: WordsRef, resolve: ({ nameZh: zh, nameEn: en }) => ({ zh, en }) }),
    madeAt: t.field({ type: "DateTime", nullable: true, resolve: ({ finishedAt }) => finishedAt }),
    sizeBytes: t.field({
      type: "Decimal",
      nullable: true,
      resolve: ({ sizeBytes }) => (sizeBytes === null ? null : String(sizeBytes)),
    }),
    sha256: t.string({
      nullable: true,
      resolve: ({ sha256 }) => (sha256 === null ? null : Buffer.from(sha256).toString("hex")),
    }),
    expiresAt: t.field({
      type: "DateTime",
      description: "Until when the link opens it; it is removed then.",
      resolve: ({ expiresAt }) => expiresAt,
    }),
  }),
});

builder.queryField("leftExport", (t) =>
  t.field({
    type: LeftExportRef,
    nullable: true,
    description:
      "What the code of a link to a left firm's last archive opens, without an account; null when unknown or over.",
    args: { code: t.arg.string({ required: true }) },
    resolve: async (_root, { code }, { database, request, watched }) => {
      const found = await linkedExport(database, code, request);
      if (found === null) watched.missed();
      return found;
    },
  }),
);
