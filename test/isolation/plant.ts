import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Edit, Fault } from "./faults/fault.ts";
import type { World } from "./world.ts";

const root = resolve(import.meta.dirname, "../..");

/** The source with a fault in it; a text that is not there (once) fails. */
export function edited(source: string, { file, from, to }: Edit): string {
  if (source.split(from).length !== 2) {
    throw new Error(
      `the fault does not apply any more: ${file} has not once ${JSON.stringify(from)}`,
    );
  }
  return source.replace(from, () => to);
}

function planting(edits: readonly Edit[]): Plugin {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    name: "planting",
    setup: ({ onLoad }) => {
      for (const file of files) {
        const path = join(root, file);
        const all = edits.filter((edit) => edit.file === file);
        const contents = all.reduce(edited, readFileSync(path, "utf8"));
        const filter = new RegExp(`${path.replace(/[.\\/]/g, "\\$&")}$`);
        onLoad({ filter }, () => ({ contents, loader: "ts" }));
      }
    },
  };
}

/** The fuzzer and the product in one file, with the fault in it. */
async function planted({ edits = [] }: Fault, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, "test/isolation/trial.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
    plugins: [planting(edits)],
  });
}

/** Runs the fuzzer in a process of its own, on a platform with a fault; gives what it caught. */
export async function caught(fault: Fault, world: World): Promise<string[]> {
  // Within the checkout, so that packages are found.
  const place = join(root, "node_modules/.cache");
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, "fault-"));
  try {
    const program = join(folder, "trial.mjs");
    await planted(fault, program);
    const { about, sql = "", hears = false } = fault;
    const trial = { world, about: about?.source ?? null, sql, hears };
    writeFileSync(join(folder, "trial.json"), JSON.stringify(trial));
    return JSON.parse(await output(program, join(folder, "trial.json"))) as string[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function output(program: string, argument: string): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, argument], { cwd: root });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    child.once("error", fail);
    // Only then all that it wrote has been read.
    child.once("close", (code) => (code === 0 ? done(out) : fail(new Error(err))));
  });
}
