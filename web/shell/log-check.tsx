import { FileProtectOutlined } from "@ant-design/icons";
import { Alert, Form, Input, InputNumber } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FileFinding, GivenFile } from "../../contracts/proof/verify/files.ts";
import { FileDrop } from "../design/file-drop.tsx";
import { Panel } from "../design/panel.tsx";
import { useFormats } from "../words/formats.ts";
import type { Checked, FilesToCheck, MistypedKeys } from "./bundle-checker.ts";

type Files = readonly GivenFile[];

/** What the files are to fulfil, as it was typed. */
interface Terms {
  readonly logKey: string;
  readonly trusted: string;
  readonly maxAgeDays: number | null;
}

/** What files prove on these terms, found out beside the page; null until it is known. */
function useChecked(files: Files | null, terms: Terms, language: "zh" | "en") {
  const { logKey, trusted, maxAgeDays } = terms;
  const [found, setFound] = useState<Checked | null>(null);
  const worker = useRef<Worker | null>(null);
  const last = useRef(0);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  useEffect(() => {
    last.current += 1;
    setFound(null);
    if (files === null) return;
    worker.current ??= new Worker(new URL("./bundle-checker.ts", import.meta.url), {
      type: "module",
    });
    worker.current.onmessage = ({ data }: MessageEvent<Checked>) => {
      if (data.id === last.current) setFound(data);
    };
    worker.current.postMessage({
      id: last.current,
      files,
      logKey: logKey.trim(),
      maxAgeDays,
      witnesses: trusted.split(/\s+/).filter((line) => line !== ""),
      language,
    } satisfies FilesToCheck);
  }, [files, logKey, trusted, maxAgeDays, language]);
  return found;
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <section className="lz-stack lz-tight">
      <h3>{title}</h3>
      <ul className="lz-points">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

/** What one file proves; named where there are others. */
function Outcome({
  outcome,
  isNamed,
}: {
  readonly outcome: FileFinding;
  readonly isNamed: boolean;
}) {
  const { t } = useTranslation();
  const name = isNamed ? <h3 className="lz-code">{outcome.name}</h3> : null;
  if (outcome.report === null) {
    return (
      <div className="lz-stack lz-tight">
        {name}
        <Alert type="error" showIcon title={outcome.failure} />
      </div>
    );
  }
  const [title = "", ...facts] = outcome.report.head;
  return (
    <div className="lz-stack">
      {name}
      <Alert
        type="success"
        showIcon
        title={title}
        description={facts.map((fact) => <p key={fact}>{fact}</p>)}
      />
      <Points title={t("log.proved")} points={outcome.report.proved} />
      <Points title={t("log.notProved")} points={outcome.report.notProved} />
    </div>
  );
}

/** What files prove together: what the platform has done wrong first. */
function Outcomes({ outcome }: { readonly outcome: Checked }) {
  const { t } = useTranslation();
  const { files, faults, notes } = outcome;
  return (
    <div className="lz-stack">
      {faults.length === 0 ? null : (
        <Alert
          type="error"
          showIcon
          title={t("log.fault")}
          description={faults.map((fault) => <p key={fault}>{fault}</p>)}
        />
      )}
      {notes.map((note) => (
        <Alert key={note} type="info" showIcon title={note} />
      ))}
      {files.map((file, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves
        <Outcome key={at} outcome={file} isNamed={files.length > 1} />
      ))}
    </div>
  );
}

async function readFiles(chosen: readonly File[]): Promise<Files | null> {
  const read = chosen.map(async (file) => {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  });
  return Promise.all(read).catch(() => null);
}

const wrong = (why: string | null | undefined) =>
  why ? { validateStatus: "error" as const, help: <span role="alert">{why}</span> } : {};

/** The key, and what may be asked for besides. */
function TermsForm({
  terms,
  mistyped,
  take,
}: {
  readonly terms: Terms;
  readonly mistyped: MistypedKeys | undefined;
  readonly take: (changed: Partial<Terms>) => void;
}) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical">
      <Form.Item
        label={t("log.key")}
        htmlFor="log-key"
        extra={t("log.keyHint")}
        {...wrong(mistyped?.logKey)}
      >
        <Input.TextArea
          id="log-key"
          className="lz-code"
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={terms.logKey}
          onChange={({ target }) => take({ logKey: target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t("log.trusted")}
        htmlFor="log-witnesses"
        extra={t("log.trustedHint")}
        {...wrong(mistyped?.witnesses)}
      >
        <Input.TextArea
          id="log-witnesses"
          className="lz-code"
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={terms.trusted}
          onChange={({ target }) => take({ trusted: target.value })}
        />
      </Form.Item>
      <Form.Item label={t("log.maxAge")} htmlFor="log-age" extra={t("log.maxAgeHint")}>
        <InputNumber
          id="log-age"
          min={1}
          precision={0}
          value={terms.maxAgeDays}
          onChange={(maxAgeDays) => take({ maxAgeDays })}
        />
      </Form.Item>
    </Form>
  );
}

/** Bundles and receipts that are chosen or dropped, and what they prove. */
export function LogCheck({ platformKey }: { readonly platformKey: string }) {
  const { t } = useTranslation();
  const { tongue } = useFormats();
  const [own, setOwn] = useState<Partial<Terms>>({});
  const [files, setFiles] = useState<Files | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const terms = { logKey: platformKey, trusted: "", maxAgeDays: null, ...own };
  const outcome = useChecked(files, terms, tongue);
  const takeAll = async (chosen: readonly File[]) => {
    const read = await readFiles(chosen);
    setUnreadable(read === null);
    setFiles(read);
  };
  return (
    <Panel title={t("log.check")}>
      <div className="lz-stack">
        <p className="lz-muted">{t("log.checkHint")}</p>
        <TermsForm
          terms={terms}
          mistyped={outcome?.mistyped}
          take={(changed) => setOwn((before) => ({ ...before, ...changed }))}
        />
        <FileDrop
          name={t("log.check")}
          choose={t("log.choose")}
          hint={t("log.drop")}
          icon={<FileProtectOutlined aria-hidden />}
          accept=".json,.jsonl,application/json"
          primary
          takeAll={(chosen) => void takeAll(chosen)}
        />
        <div aria-live="polite">
          {unreadable ? <Alert type="warning" showIcon title={t("log.unreadable")} /> : null}
          {outcome === null ? null : <Outcomes outcome={outcome} />}
        </div>
        <p>
          <a href="/verify.mjs">{t("log.offline")}</a>
        </p>
      </div>
    </Panel>
  );
}
