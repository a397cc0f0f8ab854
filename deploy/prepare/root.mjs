import { fileURLToPath } from "node:url";

/** The folder of the checkout. Every program is started in it. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
