import type { CombinedError } from "@urql/core";
import type { RefusalPartsFragment } from "./generated/graphql.ts";

/** Why something did not go: the rules said no, or it could not be asked at all. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  /** The input at fault, with dots for nested inputs. */
  readonly field: string | null;
  readonly values: Readonly<Record<string, string>>;
}

// A firm that is suspended loses its sessions; as the refusal of a sign-in the code ends nothing.
const endings = ["NOT_SIGNED_IN", "SESSION_EXPIRED", "FIRM_SUSPENDED", "FIRM_FROZEN", "FIRM_LEFT"];

/** Whether an error says that the session in which one asked is no more. */
export function endsSession({ code }: Fault): boolean {
  return endings.includes(code);
}

/** Whether the refusal of a mutation says so. */
export function refusedForSession({ code }: Fault): boolean {
  return code === "NOT_SIGNED_IN" || code === "SESSION_EXPIRED";
}

/** The platform could not be reached, or answered with something that is not an answer. */
export const unreachable = "UNREACHABLE";
export const noAnswer: Fault = { code: unreachable, message: "", field: null, values: {} };

/** The refusal that a REST answer tells. */
export async function faultOfAnswer(answer: Response): Promise<Fault> {
  const told = (await answer.json()) as {
    error?: { code?: string; message?: string; field?: string };
  };
  const { code = "BROKEN", message = "", field = null } = told.error ?? {};
  return { code, message, field, values: {} };
}

export function faultOfRefusal(refusal: RefusalPartsFragment): Fault {
  const values = Object.fromEntries(refusal.values.map(({ name, value }) => [name, value]));
  return { code: refusal.code, message: refusal.message, field: refusal.field, values };
}

function textOr<Other>(value: unknown, other: Other): string | Other {
  return typeof value === "string" ? value : other;
}

export function faultOfError(error: CombinedError): Fault {
  const first = error.graphQLErrors[0];
  if (!first) return noAnswer;
  return {
    code: textOr(first.extensions["code"], "BROKEN"),
    message: first.message,
    field: textOr(first.extensions["field"], null),
    values: {},
  };
}
