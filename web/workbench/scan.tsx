import { Alert } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../design/page-head.tsx";
import { Panel } from "../design/panel.tsx";
import { Empty } from "../design/states.tsx";
import { Camera } from "./camera.tsx";
import { PictureDrop } from "./picture-drop.tsx";
import { pixelsOfFile, Reading } from "./reading.ts";
import { ScannedCode } from "./scanned-code.tsx";
import type { ReadSymbol } from "./symbol-reader.ts";
import "./labels.css";

const mostShown = 50;

/** What was read, the latest first and each once. */
function useFound() {
  const [found, setFound] = useState<readonly ReadSymbol[]>([]);
  const add = (symbols: readonly ReadSymbol[]) =>
    setFound((before) => {
      const isNew = ({ text }: ReadSymbol) => !symbols.some((symbol) => symbol.text === text);
      return [...symbols, ...before.filter(isNew)].slice(0, mostShown);
    });
  return { found, add };
}

/** The reader of this page, which ends with it. */
function useReading() {
  const reading = useRef<Reading | null>(null);
  useEffect(
    () => () => {
      reading.current?.end();
      reading.current = null;
    },
    [],
  );
  return (picture: ImageData, patient: boolean) => {
    reading.current ??= new Reading();
    return reading.current.read(picture, patient);
  };
}

/** Barcodes read by the camera or from a picture, on this device alone. */
export function Scan() {
  const { t } = useTranslation();
  const { found, add } = useFound();
  const read = useReading();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<"unreadable" | "nothing" | "failed" | null>(null);

  const troubleWith = async (picture: File) => {
    const pixels = await pixelsOfFile(picture);
    if (pixels === null) return "unreadable";
    const symbols = await read(pixels, true);
    if (symbols === null) return "failed";
    add(symbols);
    return symbols.length === 0 ? "nothing" : null;
  };
  const take = async (picture: File) => {
    setBusy(true);
    setTrouble(await troubleWith(picture));
    setBusy(false);
  };
  const look = async (pixels: ImageData) => {
    const symbols = await read(pixels, false);
    if (symbols === null) setTrouble("failed");
    else if (symbols.length > 0) {
      setTrouble(null);
      add(symbols);
    }
  };
  return (
    <div className="lz-stack">
      <PageHead title={t("scanning.title")} lead={t("scanning.lead")} />
      <div className="lz-labels">
        <Panel title={t("scanning.found")}>
          <div className="lz-stack" aria-live="polite">
            {trouble ? <Alert type="warning" showIcon title={t(`scanning.${trouble}`)} /> : null}
            {found.length === 0 ? (
              <Empty title={t("scanning.empty")} hint={t("scanning.emptyHint")} />
            ) : (
              <ul className="lz-scanned">
                {found.map((symbol) => (
                  <li key={symbol.text}>
                    <ScannedCode symbol={symbol} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        </Panel>
        <div className="lz-stack lz-scan-ways">
          <Panel title={t("scanning.camera")}>
            <Camera look={look} />
          </Panel>
          <Panel title={t("scanning.picture")}>
            <PictureDrop busy={busy} take={(picture) => void take(picture)} />
          </Panel>
        </div>
      </div>
    </div>
  );
}
