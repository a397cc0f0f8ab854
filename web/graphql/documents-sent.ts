import { commandHeaders } from "./client.ts";
import { type Fault, faultOfAnswer, noAnswer } from "./fault.ts";

async function send(path: string, file: File, headers: Record<string, string>) {
  try {
    const answer = await fetch(`${path}?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      body: file,
      headers: { ...headers, "content-type": file.type },
    });
    return answer.ok ? null : await faultOfAnswer(answer);
  } catch {
    return noAnswer;
  }
}

/** Sends a document to the application of a code; null when it was taken. */
export function sendDocument(code: string, file: File, key: string): Promise<Fault | null> {
  const headers = { ...commandHeaders(key), "lianzao-application": code };
  return send("/admission/documents", file, headers);
}

/** Puts a document into a dispute case; null when it was taken. */
export function sendExhibit(caseId: string, file: File, key: string): Promise<Fault | null> {
  return send(`/disputes/${caseId}/documents`, file, commandHeaders(key));
}

/** Where a document of a case is read, and the whole case as a file. */
export const exhibitAddress = (id: string) => `/disputes/documents/${id}`;
export const caseFileAddress = (caseId: string) => `/disputes/${caseId}/file`;

/** Where the operator's people read a document. */
export const documentAddress = (id: string) => `/admission/documents/${id}`;
