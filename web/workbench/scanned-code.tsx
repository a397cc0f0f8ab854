import { LinkOutlined, PrinterOutlined, QrcodeOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Code, readUnder } from "../../identifiers/codes/index.ts";
import { Facts } from "../design/panel.tsx";
import { Pill } from "../design/pill.tsx";
import { tongueNow } from "../words/i18n.ts";
import { codeLabel } from "./code-label.ts";
import { labelsPath, passportPath } from "./event-body.ts";
import { faultSentence, faultyPart, visible } from "./label-choices.ts";
import { resolverStems } from "./resolver-address.ts";
import type { ReadSymbol } from "./symbol-reader.ts";

const contentOf = (text: string) => text.replace(/^\][A-Za-z][0-9A-Za-z]/, "");

function Elements({ code }: { readonly code: Code }) {
  if (code.scheme !== "gs1") return null;
  return [code.key, ...code.qualifiers].map(({ ai, name, value }) => (
    <span key={ai} className="lz-code lz-row">
      ({ai}) {name}: {value}
    </span>
  ));
}

function Ways({ code, content }: { readonly code: Code; readonly content: string }) {
  const { t } = useTranslation();
  return (
    <div className="lz-row">
      <a href={passportPath(code.identity)} target="_blank" rel="noreferrer">
        <QrcodeOutlined aria-hidden /> {t("scanning.passport")}
      </a>
      <Link to={labelsPath(code.identity)}>
        <PrinterOutlined aria-hidden /> {t("scanning.print")}
      </Link>
      {/^https?:\/\//i.test(content) ? (
        <a href={content} target="_blank" rel="noreferrer noopener">
          <LinkOutlined aria-hidden /> {t("scanning.open")}
        </a>
      ) : null}
    </div>
  );
}

/** A barcode that was read: what it says, what it names, or what is wrong with it and where. */
export function ScannedCode({ symbol }: { readonly symbol: ReadSymbol }) {
  const { t } = useTranslation();
  const content = contentOf(symbol.text);
  // A barcode that carries no GS1 codes by its kind may yet hold one as plain text.
  const stems = resolverStems();
  const scan = readUnder(symbol.text, stems).reading;
  const isForeign = !scan.ok && scan.fault.code === "CODE_SYMBOLOGY";
  const text = isForeign ? content : symbol.text;
  const reading = isForeign ? readUnder(content, stems).reading : scan;
  const facts = [
    [t("scanning.symbol"), symbol.format],
    [
      t("scanning.content"),
      <span key="content" className="lz-code">
        {visible(content)}
      </span>,
    ],
  ] as const;
  if (!reading.ok) {
    const part = faultyPart(text, reading.fault);
    const hidden = text.length - content.length;
    const place = Math.max(1, reading.fault.at + 1 - hidden);
    return (
      <div className="lz-stack lz-tight">
        <Pill tone="bad">{faultSentence(reading.fault, tongueNow(), hidden)}</Pill>
        <p className="lz-code">{t("scanning.faultAt", { place, part })}</p>
        <Facts facts={facts} />
      </div>
    );
  }
  return (
    <div className="lz-stack lz-tight">
      <strong className="lz-code">{codeLabel(reading.identity)}</strong>
      <Facts
        facts={[
          ...facts,
          [
            t("scanning.identity"),
            <span key="identity" className="lz-code">
              {reading.identity}
            </span>,
          ],
          reading.scheme === "gs1"
            ? [t("scanning.elements"), <Elements key="elements" code={reading} />]
            : null,
        ]}
      />
      <Ways code={reading} content={content} />
    </div>
  );
}
