import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./services/*/schema.ts",
    "./services/*/schema/*.ts",
    "./identifiers/*/schema.ts",
    "./identifiers/registry/imports/schema.ts",
  ],
  out: "./deploy/migrations",
});
