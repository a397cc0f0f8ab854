import { watch } from "node:fs";
import { join } from "node:path";
import { createServer } from "vite";
import type { Running } from "./main.ts";

const sources = ["services", "identifiers", "contracts"];
const restMs = 150;

/** Calls `changed` when files have changed, once for a burst of them. */
function watchSources(root: string, changed: () => void): () => void {
  let resting: NodeJS.Timeout | undefined;
  const watchers = sources.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (!/\.(ts|json)$/.test(file ?? "")) return;
      clearTimeout(resting);
      resting = setTimeout(changed, restMs);
    }),
  );
  return () => {
    clearTimeout(resting);
    for (const watcher of watchers) watcher.close();
  };
}

// Whole paths: vite serves the sources of web/graphql under /graphql/ itself.
const answeredByApi = "^/(graphql(\\?.*)?|epcis/.*|log/.*|healthz|readyz|metrics)$";

/** Watches the programs' sources and serves the pages, until what it gives is called. */
export async function develop({ root, progress, settings, programs }: Running) {
  const stopWatching = watchSources(root, () => {
    progress.line("  the source has changed: api, worker and resolver start again");
    for (const program of programs) program.restart();
  });
  const pages = await createServer({
    configFile: join(root, "web/vite.config.ts"),
    clearScreen: false,
    server: { proxy: { [answeredByApi]: `http://127.0.0.1:${settings.port}` } },
  });
  await pages.listen();
  const [address = ""] = pages.resolvedUrls?.local ?? [];
  progress.line(`\nPages that follow their source: ${address}`);
  return async () => {
    stopWatching();
    await pages.close();
  };
}
