import { Hono } from "hono";
import { listen } from "../../../services/platform/program.ts";
import type { Given } from "./load.ts";

// The limit in Node: routes that give back from memory what the platform has answered.

const { json, link, redirect } = JSON.parse(process.env["ANSWERS"] ?? "{}") as Record<
  "json" | "link" | "redirect",
  Given
>;

const app = new Hono()
  .get("/api/handles/*", (http) => http.body(json.body, 200, json.headers))
  .get("/01/*", (http) => http.body(null, 307, link.headers))
  .get("*", (http) => http.body(null, 302, redirect.headers));
const { port } = await listen(app.fetch, 0);
process.send?.({ port });
process.once("disconnect", () => process.exit(0));
