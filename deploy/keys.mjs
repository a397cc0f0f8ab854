// `npm run keys -- list | add | promote | reseal | rotate | drop | log | log-add | log-retire`
import { requireNode } from "./prepare/runtime.mjs";

requireNode();
const { ready } = await import("./prepare/ready.mjs");
const { progress, root, argsOf } = await ready(["programs"]);
const { rotateKeys } = await import("../dist/supervisor.mjs");
process.exit(await rotateKeys({ root, progress, argsOf, args: process.argv.slice(2) }));
