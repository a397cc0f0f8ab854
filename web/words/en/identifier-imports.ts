import type { SameWords } from "../shape.ts";
import type { identifierImports as zh } from "../zh/identifier-imports.ts";

export const identifierImports: SameWords<typeof zh> = {
  title: "Register many",
  lead: "Register up to 1,048,576 identifiers from a CSV or Excel file. It is looked at first, and can be stopped and go on at any time.",
  send: "Send a file",
  choose: "Choose a file",
  drop: "CSV (UTF-8 or GB18030) or Excel (.xlsx), at most 400 MB.",
  example: "Get an example",
  csv: "CSV",
  xlsx: "Excel",
  columns:
    "Columns: code, names (one on each line), template, audience, ttl, url, name, description, email; other values as “value:TYPE #index @audience”, of which index and audience may be left out; of links also “title #index”, “media #index”, “languages #index”, “contexts #index”.",
  previewed:
    "The first {{rows}} rows: {{registered}} can be registered, {{unchanged}} are registered just so, {{refused}} have faults.",
  faults: "Faults in the first rows",
  firstRows: "The first rows, as they were read",
  encoding: "Encoding: {{encoding}}",
  row: "Row",
  column: "Column",
  reason: "Reason",
  more: "And {{more}} faults more.",
  start: "Begin",
  goOn: "Go on",
  stop: "Stop",
  past: "Imports",
  file: "File",
  sentAt: "Sent",
  state: "State",
  progress: "Progress",
  counts:
    "{{rows}} rows read: {{registered}} registered, {{unchanged}} the same, {{refused}} refused",
  status: {
    READY: "Not begun",
    WAITING: "Waiting",
    RUNNING: "Under way",
    STOPPED: "Stopped",
    DONE: "Done",
    FAILED: "Failed",
    DISCARDED: "Given up",
  },
  report: "Refused rows",
  empty: "No imports yet",
  emptyHint: "Get the example, fill it in, and send it.",
};
