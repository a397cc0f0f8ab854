export { alikeIn, losesPart } from "./alike.ts";
export {
  checkAssociations,
  checkBarred,
  checkNeeded,
  checkRepeated,
  checkSigned,
  elementLike,
} from "./associations.ts";
export { bracketedOf, readBracketed, readPrinted } from "./bracketed.ts";
export { checkDigit } from "./check.ts";
export {
  type Code,
  CodeError,
  type CodeFault,
  type CodeFaultCode,
  type CodeForm,
  type CodeReading,
  codeFaults,
  type ElementValue,
  faultValues,
  type Granularity,
  type Gs1Code,
  type Identity,
  type PlainCode,
} from "./code.ts";
export { compressedLinkOf, decompressedLink } from "./compression.ts";
export { digitalLinkOf, digitalLinkPathOf } from "./digital-link.ts";
export { plainCodeOf } from "./element-string.ts";
export { primaryKeys } from "./elements.ts";
export { epcUrnOf } from "./epc-print.ts";
export { identificationLinkFault, losesSegment } from "./identification-link.ts";
export { classOf, isAsExact, levelsOf } from "./levels.ts";
export { checkAttributes } from "./link-attributes.ts";
export { linkOf, readLink } from "./link-message.ts";
export type { Leniency, Message, ReadElement } from "./message.ts";
export { identityOf, isIdentity, parseCode } from "./parse.ts";
export { parseScan } from "./parse-scan.ts";
export { readScan, type Scan, type Symbology } from "./scan.ts";
export { type Completion, scanDataOf } from "./scan-print.ts";
export { readUnbracketed, unbracketedOf } from "./unbracketed.ts";
export { looksLikeLinkPath, readUnder, unpackedPath } from "./under.ts";
export { unseenIn } from "./unseen.ts";
export { usccCheckCharacter } from "./uscc.ts";
export { markedFault } from "./values.ts";
