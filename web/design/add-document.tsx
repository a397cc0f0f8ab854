import { App, Button } from "antd";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { Fault } from "../graphql/fault.ts";
import { FaultAlert } from "./form-fault.tsx";

interface AddDocumentProps {
  readonly label: string;
  readonly hint: string;
  /** What is said of a document that was taken. */
  readonly sent: (name: string) => string;
  /** Sends a file under a key of its own; null when it was taken. */
  readonly send: (file: File, key: string) => Promise<Fault | null>;
  readonly again: () => void;
}

/** Adds documents one by one; each is kept as soon as it has been taken. */
export function AddDocument({ label, hint, sent, send, again }: AddDocumentProps) {
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = async (file: File) => {
    setBusy(true);
    const refused = await send(file, uuidv7());
    setBusy(false);
    setFault(refused);
    // The same file can be chosen again after a refusal.
    if (input.current) input.current.value = "";
    if (refused) return;
    message.success(sent(file.name));
    again();
  };
  return (
    <div className="lz-stack lz-tight">
      {fault ? <FaultAlert fault={fault} /> : null}
      <p className="lz-muted">{hint}</p>
      <div>
        <Button loading={busy} onClick={() => input.current?.click()}>
          {label}
        </Button>
      </div>
      <input
        ref={input}
        className="lz-hidden"
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept="application/pdf,image/png,image/jpeg"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void take(file);
        }}
      />
    </div>
  );
}
