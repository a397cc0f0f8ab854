// `npm start`: from a fresh clone to a running platform. Plain Node, because nothing is installed
// yet when it begins.
import { requireNode } from "./prepare/runtime.mjs";

requireNode();
console.log("Lianzao 联造");
const { ready } = await import("./prepare/ready.mjs");
const { progress, root, argsOf } = await ready(["programs", "web"]);
const { supervise } = await import("../dist/supervisor.mjs");
process.exit(await supervise({ root, progress, argsOf }));
