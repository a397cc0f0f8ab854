import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = import.meta.dirname;

/** The api serves these addresses in production; in development the page is chosen here. */
const passportAddresses: Plugin = {
  name: "lianzao-passport-addresses",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.startsWith("/t/")) request.url = "/passport.html";
      next();
    });
  },
};

export default defineConfig({
  root: here,
  plugins: [react(), passportAddresses],
  build: {
    outDir: resolve(here, "../dist/web"),
    emptyOutDir: true,
    assetsDir: "assets",
    // The policy of the pages is script-src 'self' with no inline scripts and no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { index: resolve(here, "index.html"), passport: resolve(here, "passport.html") },
      // What a page does not use of the codes, another page's use does not bring into it.
      treeshake: {
        moduleSideEffects: [{ test: /\/identifiers\/codes\//, sideEffects: false }],
      },
    },
  },
});
