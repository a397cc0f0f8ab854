import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runQuietly } from "./child.mjs";
import { fingerprintOf } from "./fingerprint.mjs";
import { parts } from "./parts.mjs";
import { root } from "./root.mjs";

const record = join(root, "dist/built.json");
const bundler = fileURLToPath(new URL("bundle.mjs", import.meta.url));

function built() {
  try {
    return JSON.parse(readFileSync(record, "utf8"));
  } catch {
    return {};
  }
}

function keep(part, fingerprint) {
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(record, JSON.stringify({ ...built(), [part]: fingerprint }));
}

async function make(part, fingerprint) {
  // An interrupted build must not pass for the one before it.
  keep(part, undefined);
  await runQuietly(process.execPath, [bundler, part], { cwd: root });
  keep(part, fingerprint);
}

/** Builds those of the named parts whose inputs have changed since they were last built. */
export async function ensureBuilt(progress, names = Object.keys(parts)) {
  const before = built();
  const stale = names
    .map((name) => ({ name, fingerprint: fingerprintOf(parts[name].inputs) }))
    .filter(
      ({ name, fingerprint }) =>
        before[name] !== fingerprint ||
        !parts[name].outputs.every((output) => existsSync(join(root, output))),
    );
  if (stale.length === 0) return;
  const title = `building ${stale.map(({ name }) => name).join(" and ")}`;
  await progress.step(title, () =>
    Promise.all(stale.map(({ name, fingerprint }) => make(name, fingerprint))),
  );
}
