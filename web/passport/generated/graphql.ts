/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type PassportQueryVariables = Exact<{
  code: string;
}>;


export type PassportQuery = { __typename: 'Query', passport: { __typename: 'Passport', code: string, plainCode: string, truncated: boolean, logKey: string, title: { __typename: 'Words', zh: string, en: string }, owner: { __typename: 'Words', zh: string, en: string } | null, description: { __typename: 'Words', zh: string, en: string } | null, describedBy: { __typename: 'Words', zh: string, en: string } | null, parts: Array<{ __typename: 'PassportPart', code: string, plainCode: string, parentCode: string, from: string | null, until: string | null, relation: string, name: { __typename: 'Words', zh: string, en: string } }>, events: Array<{ __typename: 'PassportEvent', id: string, eventType: string, bizStep: string | null, disposition: string | null, eventTime: string, eventTimeZoneOffset: string, disclosure: string, proof: string | null, firm: { __typename: 'Words', zh: string, en: string }, codes: Array<{ __typename: 'EventCode', code: string, role: string }>, place: { __typename: 'Words', zh: string, en: string } | null }> } | null };


export const PassportDocument = {"__meta__":{"name":"Passport","operation":"query","hash":"f1af72b638ba1533546e378bc06b20fdf67d4bd2a2b6c557a91553126b3bcd7a"}} as unknown as DocumentNode<PassportQuery, PassportQueryVariables>;