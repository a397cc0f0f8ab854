import { commandHeaders } from "./client.ts";
import { type Fault, unreachable } from "./fault.ts";

const gone: Fault = { code: unreachable, message: "", field: null, values: {} };

/** The refusal that a REST answer tells. */
async function faultIn(answer: Response): Promise<Fault> {
  const told = (await answer.json()) as { error?: { code?: string; message?: string } };
  const { code = "BROKEN", message = "" } = told.error ?? {};
  return { code, message, field: null, values: {} };
}

const headersFor = (code: string, key: string) => ({
  ...commandHeaders(key),
  "lianzao-application": code,
});

/** Sends a document to the application of a code; null when it was taken. */
export async function sendDocument(code: string, file: File, key: string): Promise<Fault | null> {
  try {
    const answer = await fetch(`/admission/documents?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      body: file,
      headers: { ...headersFor(code, key), "content-type": file.type },
    });
    return answer.ok ? null : await faultIn(answer);
  } catch {
    return gone;
  }
}

/** Where the operator's people read a document. */
export const documentAddress = (id: string) => `/admission/documents/${id}`;
