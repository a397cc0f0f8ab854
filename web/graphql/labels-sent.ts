import { headers } from "./client.ts";
import { type Fault, faultOfAnswer, noAnswer } from "./fault.ts";

/** Labels as `POST /labels` takes them. */
export interface LabelsAsked {
  readonly labels: readonly {
    readonly code: string;
    readonly copies: number;
    readonly texts: Readonly<Record<string, string>>;
  }[];
  readonly layout: string;
  readonly symbol: string;
  readonly stock: string;
  readonly start: number;
  readonly format: "svg" | "pdf";
}

/** The labels as a file, or why there are none; its field is `labels.N.code` for a code at fault. */
export async function labelsOf(asked: LabelsAsked, signal?: AbortSignal): Promise<Blob | Fault> {
  try {
    const answer = await fetch("/labels", {
      method: "POST",
      body: JSON.stringify(asked),
      headers: { ...headers(), "content-type": "application/json" },
      ...(signal === undefined ? {} : { signal }),
    });
    return answer.ok ? await answer.blob() : await faultOfAnswer(answer);
  } catch {
    return noAnswer;
  }
}
