import type { SameWords } from "../shape.ts";
import type { scanning as zh } from "../zh/scanning.ts";

export const scanning: SameWords<typeof zh> = {
  title: "Scan a code",
  lead: "Reads QR Code, DataMatrix and linear barcodes by camera or from a picture. Pictures stay on this device and are not sent.",
  camera: "Camera",
  start: "Open the camera",
  stop: "Close the camera",
  aim: "Hold the barcode into the middle of the picture",
  picture: "Picture",
  choose: "Choose a picture",
  drop: "Or drop a picture here, or paste one",
  reading: "Reading",
  state: {
    refused:
      "The browser does not let us use the camera. Allow it beside the address, or use a picture.",
    absent: "No camera was found; please use a picture.",
    broken: "The camera cannot be opened; another program may be using it. Please use a picture.",
  },
  unreadable: "This is no picture that can be opened",
  nothing: "No barcode was found in it; please try a sharper picture from nearer by",
  failed: "The reader did not load; please reload the page and try again",
  found: "What was read",
  empty: "Nothing has been read yet",
  emptyHint: "What is scanned is shown here, the latest first.",
  symbol: "Symbol",
  content: "Content",
  identity: "Identity",
  elements: "Elements",
  faultAt: "The fault is at character {{place}}: {{part}}",
  passport: "Open passport",
  open: "Open link",
  print: "Print a label",
};
