import { databaseFaults } from "./database.ts";
import { doorFaults } from "./doors.ts";
import type { Fault } from "./fault.ts";
import { moduleFaults } from "./modules.ts";

export const faults: readonly Fault[] = [...databaseFaults, ...moduleFaults, ...doorFaults];
