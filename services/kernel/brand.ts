declare const brand: unique symbol;

/** A value that only its maker may call by this name: one tenant's id is not another's offer id. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };

export type TenantId = Brand<string, "TenantId">;
export type PersonId = Brand<string, "PersonId">;
export type EventId = Brand<string, "EventId">;
