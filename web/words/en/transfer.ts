import type { SameWords } from "../shape.ts";
import type { transfer as zh } from "../zh/transfer.ts";

export const transfer: SameWords<typeof zh> = {
  of: "Table of",
  table: {
    resources: "Resources",
    sites: "Sites",
    shifts: "Shifts",
    exceptions: "Calendar exceptions",
    catenaX: "Catena-X document",
    groups: "Catena-X weekly capacity",
  },
  export: {
    resources: "Export the resources",
    sites: "Export the sites",
    shifts: "Export the shifts",
    exceptions: "Export the exceptions",
    catenaX: "Export the capability document",
    groups: "Export weekly capacity",
  },
  exportHint: {
    table:
      "What goes out can be changed and come in again; what a spreadsheet would run as a formula is made plain text.",
    catenaX:
      "ManufacturingCapability 3.1.0: resources as machines, processes as capabilities. What came from a document and has not changed goes out as it was, with all that has no place here.",
    groups: "WeekBasedCapacityGroup 3.0.1: all capacity groups, just as they came in.",
  },
  json: "Export JSON",
  xlsx: "Export Excel",
  csv: "Export a CSV table",
  import: {
    resources: "Import resources",
    sites: "Import sites",
    shifts: "Import shifts",
    exceptions: "Import exceptions",
    catenaX: "Import a capability document",
    groups: "Import weekly capacity",
  },
  importHint: {
    resources:
      "Excel (.xlsx) or CSV, at most 20 MB and 100,000 rows, with the columns of the export. A resource is known by its id, else by its number: what is new is added, what differs is changed, and a second import changes nothing.",
    sites:
      "Excel (.xlsx) or CSV, at most 20 MB and 100,000 rows, with the columns of the export. A site is known by its id, its GLN or its Chinese name: what is new is added, what differs is changed, and a second import changes nothing.",
    shifts:
      "Excel (.xlsx) or CSV, at most 20 MB and 100,000 rows, with the columns of the export. A row is the week of one resource by the clock of its site, such as 08:00-12:00; 13:00-17:00; an empty day is closed. Resources that are not listed keep their shifts.",
    exceptions:
      "Excel (.xlsx) or CSV, at most 20 MB and 100,000 rows, with the columns of the export. Without a resource it holds for the whole site; times are by the clock of the site, and a day alone is its midnight: what lasts from 1 to 7 October ends on 2026-10-08. A row with an id changes that exception, one without is known by its place, kind and time. Exceptions that are not listed stay.",
    catenaX:
      "ManufacturingCapability 3.1.0 (JSON, at most 20 MB). A machine that can be read as a resource becomes one, known by its reference, serial number or name; all else is kept with the document, seen by nobody else, in the place of what the former document left. Machines that name none of your sites, such as another firm's, come onto the default site.",
    groups:
      "WeekBasedCapacityGroup 3.0.1 (JSON, one group or a list of them, at most 20 MB). A group is known by its capacityGroupId: new ones are added, newer states replace older ones, and a second import changes nothing. Seen by nobody else.",
  },
  file: "Choose a file",
  site: "Default site",
  sitePlaceholder: "None",
  previewed:
    "Rows in the preview: {{rows}}; {{added}} new, {{changed}} changed, {{unchanged}} unchanged, {{faulty}} faulty. Nothing is written yet.",
  written:
    "Imported: {{added}} new, {{changed}} changed, {{unchanged}} unchanged, {{faulty}} faulty ones left out.",
  all: "Import all",
  good: "Import the rows without faults",
  goodMachines: "Import those without faults",
  unfit: "This is no ManufacturingCapability 3.1.0 and cannot be imported.",
  faults: "Faults in the file",
  saveFaults: "Save all faults (CSV)",
  faultsFile: "import-faults",
  entry: {
    resources: "Row",
    sites: "Row",
    shifts: "Row",
    exceptions: "Row",
    catenaX: "Machine",
    groups: "Group",
  },
  column: "Column",
  place: "Place in the document",
  document: "Document",
  fault: "What is wrong",
  more: "{{more}} more faults are not shown.",
};
