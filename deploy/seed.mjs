// `npm run seed -- --scale N`
import { requireNode } from "./prepare/runtime.mjs";

requireNode();
const { ready } = await import("./prepare/ready.mjs");
const { progress, root, argsOf } = await ready(["programs"]);
const { seed } = await import("../dist/supervisor.mjs");
process.exit(await seed({ root, progress, argsOf, args: process.argv.slice(2) }));
