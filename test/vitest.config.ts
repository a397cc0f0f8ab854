import { createRequire } from "node:module";
import { resolve } from "node:path";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { SlowFirst } from "./stage/slow-first.ts";

const root = resolve(import.meta.dirname, "..");
// Without it vitest loads graphql twice, and graphql refuses schemas "from another realm".
const graphql = createRequire(import.meta.url).resolve("graphql/index.js");
const setups = {
  /** A database server; each test file clones its own database. */
  database: resolve(import.meta.dirname, "stage/global-setup.ts"),
  /** A whole platform, which all files share. */
  platform: resolve(import.meta.dirname, "stage/one-platform.ts"),
};

interface Needs {
  readonly stands: readonly (keyof typeof setups)[];
  /** Files run one after the other, after those of the groups before. */
  readonly group: number;
  readonly serial: boolean;
  /** Files share what they import: reading it anew for each takes longer than most of them. */
  readonly together: boolean;
  readonly seconds: number;
}

function project(name: string, needs: Needs): TestProjectConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      globalSetup: needs.stands.map((name) => setups[name]),
      isolate: !needs.together,
      fileParallelism: !needs.serial,
      maxConcurrency: 3,
      maxWorkers: needs.serial ? 1 : 2,
      sequence: { groupOrder: needs.group },
      testTimeout: needs.seconds * 1_000,
      hookTimeout: needs.seconds * 1_000,
    },
  };
}

export default defineConfig({
  root,
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    pool: "forks",
    sequence: { sequencer: SlowFirst },
    reporters: ["default", resolve(import.meta.dirname, "stage/tally.ts")],
    projects: [
      project("rules", { stands: [], group: 0, serial: false, together: true, seconds: 120 }),
      project("house", { stands: [], group: 0, serial: false, together: true, seconds: 120 }),
      project("laws", {
        stands: ["database"],
        group: 0,
        serial: false,
        together: true,
        seconds: 120,
      }),
      project("flow", {
        stands: ["database"],
        group: 0,
        serial: false,
        together: true,
        seconds: 120,
      }),
      project("isolation", {
        stands: ["database"],
        group: 0,
        serial: false,
        together: false,
        seconds: 900,
      }),
      // Only by `npm run stress`.
      project("stress", {
        stands: ["database"],
        group: 3,
        serial: true,
        together: false,
        seconds: 1_800,
      }),
      project("web", {
        stands: ["platform"],
        group: 1,
        serial: true,
        together: false,
        seconds: 120,
      }),
      project("crash", {
        stands: ["database"],
        group: 2,
        serial: true,
        together: false,
        seconds: 300,
      }),
    ],
  },
});
