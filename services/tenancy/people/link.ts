import type { Context } from "../../platform/graphql/context.ts";

/** Where an invitation is accepted; null when its code is not known any more. */
export function joinLink({ publicUrl }: Context, code: string | null): string | null {
  return code === null ? null : `${publicUrl}/join/${code}`;
}
