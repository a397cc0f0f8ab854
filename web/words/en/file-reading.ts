import type { SameWords } from "../shape.ts";
import type { fileReading as zh } from "../zh/file-reading.ts";

export const fileReading: SameWords<typeof zh> = {
  encoding: "Encoding of the file",
  choose: "Choose an encoding",
  hint: "Check the texts; where letters are wrong, choose another encoding, and the file is read anew.",
  firstRows: "The first rows, as they were read",
};
