import { configOfProcess } from "../config.ts";
import { openLog } from "../log.ts";
import { placeInCheckout } from "../places.ts";
import { migrateDatabase } from "./migrate.ts";

const config = configOfProcess();
const log = openLog("migrate", config.logLevel);
const version = await migrateDatabase(config.databaseUrl, placeInCheckout("deploy/migrations"));
log.info({ postgres: version }, "migrated");
