import "./graphql.ts";
import "./imports/graphql.ts";
import "./looked-up-graphql.ts";
import "./prefixes-graphql.ts";
import "./templates-graphql.ts";

export { linkTypeOf } from "./addresses.ts";
export { type Delegated, delegatedOver, isOwnPrefix } from "./delegated.ts";
export {
  deleteHandle,
  type GivenValue,
  handlesUnder,
  handleValues,
  putHandle,
} from "./handles.ts";
export { mountIdentifierImports } from "./imports/http.ts";
export { ImportOffice } from "./imports/office.ts";
export { keptAdministrators } from "./kept.ts";
export { type Hearer, hearChanges, sayChanged } from "./news.ts";
export { type Administering, adminIn } from "./permissions.ts";
export {
  authorityHandle,
  authorityOf,
  decidePrefix,
  describedAuthority,
  patternOf,
  patternUnder,
  prefixesOver,
} from "./prefixes.ts";
export { nameIn } from "./rules.ts";
export { secretOf } from "./secrets.ts";
export {
  beginHandleSession,
  endHandleSession,
  handleSessionAt,
  type SessionFound,
} from "./sessions.ts";
export {
  type AdministratorFound,
  administratorAt,
  authoritiesUnder,
  type Registered,
  registeredUnder,
} from "./shown.ts";
export {
  type DataFormat,
  dataFormats,
  type KeptValue,
  textOf,
  usualTtlSeconds,
  type Value,
  type ValueData,
  valuesOfOther,
} from "./values.ts";
