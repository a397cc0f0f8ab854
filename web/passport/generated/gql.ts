/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Passport($code: String!) {\n  passport(code: $code) {\n    code\n    plainCode\n    title {\n      zh\n      en\n    }\n    owner {\n      zh\n      en\n    }\n    description {\n      zh\n      en\n    }\n    describedBy {\n      zh\n      en\n    }\n    parts {\n      code\n      plainCode\n      parentCode\n      name {\n        zh\n        en\n      }\n      from\n      until\n      relation\n    }\n    events {\n      id\n      firm {\n        zh\n        en\n      }\n      codes {\n        code\n        role\n      }\n      eventType\n      bizStep\n      disposition\n      eventTime\n      eventTimeZoneOffset\n      place {\n        zh\n        en\n      }\n      disclosure\n      proof\n    }\n    truncated\n    logKey\n  }\n}": typeof types.PassportDocument,
};
const documents: Documents = {
    "query Passport($code: String!) {\n  passport(code: $code) {\n    code\n    plainCode\n    title {\n      zh\n      en\n    }\n    owner {\n      zh\n      en\n    }\n    description {\n      zh\n      en\n    }\n    describedBy {\n      zh\n      en\n    }\n    parts {\n      code\n      plainCode\n      parentCode\n      name {\n        zh\n        en\n      }\n      from\n      until\n      relation\n    }\n    events {\n      id\n      firm {\n        zh\n        en\n      }\n      codes {\n        code\n        role\n      }\n      eventType\n      bizStep\n      disposition\n      eventTime\n      eventTimeZoneOffset\n      place {\n        zh\n        en\n      }\n      disclosure\n      proof\n    }\n    truncated\n    logKey\n  }\n}": types.PassportDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Passport($code: String!) {\n  passport(code: $code) {\n    code\n    plainCode\n    title {\n      zh\n      en\n    }\n    owner {\n      zh\n      en\n    }\n    description {\n      zh\n      en\n    }\n    describedBy {\n      zh\n      en\n    }\n    parts {\n      code\n      plainCode\n      parentCode\n      name {\n        zh\n        en\n      }\n      from\n      until\n      relation\n    }\n    events {\n      id\n      firm {\n        zh\n        en\n      }\n      codes {\n        code\n        role\n      }\n      eventType\n      bizStep\n      disposition\n      eventTime\n      eventTimeZoneOffset\n      place {\n        zh\n        en\n      }\n      disclosure\n      proof\n    }\n    truncated\n    logKey\n  }\n}"): (typeof documents)["query Passport($code: String!) {\n  passport(code: $code) {\n    code\n    plainCode\n    title {\n      zh\n      en\n    }\n    owner {\n      zh\n      en\n    }\n    description {\n      zh\n      en\n    }\n    describedBy {\n      zh\n      en\n    }\n    parts {\n      code\n      plainCode\n      parentCode\n      name {\n        zh\n        en\n      }\n      from\n      until\n      relation\n    }\n    events {\n      id\n      firm {\n        zh\n        en\n      }\n      codes {\n        code\n        role\n      }\n      eventType\n      bizStep\n      disposition\n      eventTime\n      eventTimeZoneOffset\n      place {\n        zh\n        en\n      }\n      disclosure\n      proof\n    }\n    truncated\n    logKey\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;