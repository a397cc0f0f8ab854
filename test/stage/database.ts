export { cloneTemplate as freshDatabase, type FreshDatabase } from "./server.ts";
