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
  type Granularity,
  type Gs1Code,
  type Identity,
  type PlainCode,
} from "./code.ts";
export { digitalLinkOf, digitalLinkPathOf } from "./digital-link.ts";
export { plainCodeOf } from "./element-string.ts";
export { primaryKeys } from "./elements.ts";
export { epcUrnOf } from "./epc-print.ts";
export { classOf, isAsExact, levelsOf } from "./levels.ts";
export { identityOf, isIdentity, parseCode } from "./parse.ts";
export { usccCheckCharacter } from "./uscc.ts";
