import { build } from "esbuild";

/** Bundles a server of a bench as the programs are bundled, into a file; gives its name. */
export async function bundled(source: string, outfile: string): Promise<string> {
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    logLevel: "warning",
  });
  return outfile;
}
