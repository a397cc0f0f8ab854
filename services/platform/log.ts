import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

interface Told {
  readonly type: string;
  readonly message: string;
  readonly [name: string]: unknown;
}

/** What a database says of a fault that names no value of anyone's. */
const harmless = [
  "code",
  "severity",
  "schema_name",
  "table_name",
  "column_name",
  "constraint_name",
];

function messageOf(fault: Error): string {
  const { code } = fault as Error & { readonly code?: unknown };
  // SQLSTATE class 22: the message quotes the value. So does the parser of JSON.
  if (typeof code === "string" && /^22[0-9A-Z]{3}$/.test(code)) return `SQLSTATE ${code}`;
  if (fault instanceof SyntaxError) return "text that does not parse";
  // Drizzle ends its message with the values of the statement.
  return fault.message.split("\nparams:")[0] ?? "";
}

/**
 * A fault as it may be logged: its kind, where it arose and why, without the values that it was
 * about (C21). PostgreSQL's `detail` shows a whole row, and Drizzle's message every parameter.
 */
export function toldFault(fault: unknown): Told {
  if (!(fault instanceof Error)) return { type: typeof fault, message: "thrown, and no error" };
  const known = fault as Error & Readonly<Record<string, unknown>>;
  const named = harmless.flatMap((name) =>
    known[name] === undefined ? [] : [[name, known[name]]],
  );
  const stack = (fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: fault.name,
    message: messageOf(fault),
    ...Object.fromEntries(named),
    stack: stack.join("\n"),
    ...(fault.cause === undefined ? {} : { cause: toldFault(fault.cause) }),
  };
}

/**
 * Structured log to standard output, or to `destination`. Whatever is named like a secret is
 * blanked, and faults are told without their values (C21).
 */
export function openLog(program: string, level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { program },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: toldFault },
    redact: {
      paths: ["password", "token", "secret", "authorization", "cookie", "email"].flatMap((name) => [
        name,
        `*.${name}`,
      ]),
      censor: "[blanked]",
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
