import { Alert, Button } from "antd";
import { useState } from "react";
import { useFaultSentence } from "../design/states.tsx";
import { headers } from "../graphql/client.ts";
import { type Fault, faultOfAnswer, noAnswer } from "../graphql/fault.ts";
import { saveBlob } from "./csv.ts";

/** The file at this address, saved under the name it comes with; else why there is none. */
async function saved(address: string): Promise<Fault | null> {
  try {
    const answer = await fetch(address, { headers: headers() });
    if (!answer.ok) return await faultOfAnswer(answer);
    const [, name = "trace.lz.json"] =
      /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
    saveBlob(name, await answer.blob());
    return null;
  } catch {
    return noAnswer;
  }
}

interface ProofButtonProps {
  readonly address: string;
  readonly label: string;
  readonly hint: string;
}

/** Hands out a history with its proof; why there is none is said here, and not on a page of its own. */
export function ProofButton({ address, label, hint }: ProofButtonProps) {
  const sentence = useFaultSentence();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const save = async () => {
    setBusy(true);
    setFault(await saved(address));
    setBusy(false);
  };
  return (
    <div className="lz-stack lz-tight">
      <div className="lz-row">
        <Button loading={busy} onClick={() => void save()}>
          {label}
        </Button>
        <span className="lz-muted">{hint}</span>
      </div>
      {fault ? <Alert type="warning" showIcon title={sentence(fault)} /> : null}
    </div>
  );
}
