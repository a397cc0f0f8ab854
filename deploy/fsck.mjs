// `npm run fsck`: walks the ledger and names the first wrong byte
import { requireNode } from "./prepare/runtime.mjs";

requireNode();
const { ready } = await import("./prepare/ready.mjs");
const { progress, root, argsOf } = await ready(["programs"]);
const { fsck } = await import("../dist/supervisor.mjs");
process.exit(await fsck({ root, progress, argsOf, args: process.argv.slice(2) }));
