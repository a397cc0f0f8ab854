import { audienceFaults } from "./audiences.ts";
import { databaseFaults } from "./database.ts";
import { doorFaults } from "./doors.ts";
import type { Fault } from "./fault.ts";
import { moduleFaults } from "./modules.ts";
import { supportFaults } from "./support.ts";

export const faults: readonly Fault[] = [
  ...databaseFaults,
  ...moduleFaults,
  ...doorFaults,
  ...supportFaults,
  ...audienceFaults,
];
