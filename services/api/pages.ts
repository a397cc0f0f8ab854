import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { compress } from "hono/compress";
import type { Shell } from "../platform/http.ts";

/** Paths of the workbench and the console are all one page, which finds its own way. */
const notPages =
  /^\/(?:(?:graphql|epcis|admission|incidents|healthz|readyz|metrics|assets)(?:\/|$)|log\/)/;

/** Serves the built web: assets for ever, pages always asked for anew. */
export function mountPages(app: Shell, webFolder: string, resolverUrl: string): void {
  const page = (name: string) => readFileSync(join(webFolder, name), "utf8");
  const passport = page("passport.html");
  // Under which address links are read as the resolver reads them, also when a camera does.
  const address = resolverUrl.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const resolver = `<meta name="lz-resolver" content="${address}" />`;
  const workbench = page("index.html").replace("</head>", () => `${resolver}</head>`);

  app.use("/assets/*", compress());
  app.get(
    "/assets/*",
    serveStatic({
      root: webFolder,
      onFound: (_path, http) => {
        http.header("cache-control", "public, max-age=31536000, immutable");
      },
    }),
  );
  for (const name of ["verify.mjs", "witness.mjs"]) {
    app.get(`/${name}`, (http) => {
      http.header("content-disposition", `attachment; filename="${name}"`);
      const media = {
        "content-type": "text/javascript; charset=utf-8",
        "cache-control": "no-cache",
      };
      return http.body(readFileSync(join(webFolder, name)), 200, media);
    });
  }
  // The steps of a resolution are shown by the program that resolves.
  app.get("/resolve", (http) => {
    return http.redirect(`${resolverUrl}/resolve${new URL(http.req.url).search}`, 302);
  });
  app.get("/t", (http) => http.html(passport, 200, { "cache-control": "no-cache" }));
  app.get("/t/*", (http) => http.html(passport, 200, { "cache-control": "no-cache" }));
  app.get("*", async (http, next) => {
    if (notPages.test(http.req.path)) return next();
    return http.html(workbench, 200, { "cache-control": "no-cache" });
  });
}
