import { createHash } from "node:crypto";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";
import { type DocumentNode, Kind } from "graphql";

/** What the page must know of a document besides its hash. */
function nameAndKind(document: DocumentNode): Record<string, unknown> {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      return { name: definition.name?.value, operation: definition.operation };
    }
  }
  return {};
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const typedDocuments = {
  preset: "client",
  // The document cache goes by type names; a persisted text cannot be given them later.
  documentTransforms: [addTypenameSelectionDocumentTransform],
  presetConfig: {
    fragmentMasking: false,
    skipIndexFile: true,
    persistedDocuments: {
      mode: "replaceDocumentWithHash",
      hashAlgorithm: sha256,
      hashPropertyName: "hash",
    },
    onExecutableDocumentNode: nameAndKind,
  },
  config: {
    enumsAsTypes: true,
    useTypeImports: true,
    strictScalars: true,
    importExtension: ".ts",
    scalars: { ID: "string", Decimal: "string", DateTime: "string" },
  },
} satisfies CodegenConfig["generates"][string];

/**
 * Types every document under web/ from the committed schema, and writes the list of persisted
 * documents (sha256 of the text) that the api loads: in production it answers no other query.
 * Run from the root of the checkout.
 */
const codegen: CodegenConfig = {
  schema: "contracts/graphql/schema.graphql",
  generates: {
    "web/graphql/generated/": { ...typedDocuments, documents: ["web/**/*.graphql"] },
    // The passport has its own, or its small bundle would carry every document of the workbench.
    "web/passport/generated/": { ...typedDocuments, documents: ["web/passport/*.graphql"] },
  },
};

export default codegen;
