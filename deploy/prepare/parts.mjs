/** What is bundled from which source: `dist/<name>.mjs`. */
export const programs = {
  api: "services/api/main.ts",
  worker: "services/worker/main.ts",
  resolver: "identifiers/resolver/main.ts",
  migrate: "services/platform/migrate/main.ts",
  keys: "services/keys/main.ts",
  fsck: "services/fsck/main.ts",
  seed: "test/seed/main.ts",
  supervisor: "deploy/supervisor/main.ts",
};

const tools = ["package-lock.json", "tsconfig.json", "deploy/prepare"];

/** The parts of a build: what each is made from, and the files that show it has been made. */
export const parts = {
  programs: {
    inputs: ["services", "identifiers", "contracts", "test/seed", "deploy/supervisor"].concat(
      "deploy/postgres",
      "deploy/process.ts",
      "deploy/log-file.ts",
      tools,
    ),
    outputs: Object.keys(programs).map((name) => `dist/${name}.mjs`),
  },
  web: {
    inputs: ["web", "contracts", "identifiers/codes", "deploy/verify.ts"].concat(
      "deploy/verify",
      "deploy/key-lines.ts",
      "deploy/served-log.ts",
      "deploy/witness.ts",
      "deploy/witness",
      "deploy/process.ts",
      tools,
    ),
    outputs: ["index.html", "passport.html", "verify.mjs", "witness.mjs"].map(
      (name) => `dist/web/${name}`,
    ),
  },
};
