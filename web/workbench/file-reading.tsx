import { Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Listing } from "../design/listing.tsx";

/** What people choose from; a file with a mark of UTF-16 needs no choice. */
const offered = ["utf-8", "gb18030", "windows-1252", "big5"] as const;
const encodingNames: Readonly<Record<string, string>> = {
  "utf-8": "UTF-8",
  gb18030: "GB18030",
  "windows-1252": "Windows-1252",
  big5: "Big5",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
};

interface EncodingChoiceProps {
  /** In what the file was read; null where it could not be. */
  readonly encoding: string | null;
  readonly busy: boolean;
  readonly choose: (encoding: string) => void;
}

/** In what a CSV file was read, and in what else it may be read anew. */
export function EncodingChoice({ encoding, busy, choose }: EncodingChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const others = offered.filter((each) => each !== encoding);
  const listed = encoding === null ? others : [encoding, ...others];
  return (
    <>
      <span className="lz-labelled">
        <label htmlFor={id}>{t("fileReading.encoding")}</label>
        <Select
          id={id}
          disabled={busy}
          value={encoding}
          placeholder={t("fileReading.choose")}
          popupMatchSelectWidth={false}
          options={listed.map((value) => ({ value, label: encodingNames[value] ?? value }))}
          onChange={(chosen: string) => choose(chosen)}
        />
      </span>
      <p className="lz-muted">{t("fileReading.hint")}</p>
    </>
  );
}

/** The first rows as they were read: a wrong encoding, or columns that stand elsewhere, show here. */
export function FirstRows({ rows: all }: { readonly rows: readonly (readonly string[])[] }) {
  const { t } = useTranslation();
  const [heads, ...rows] = all;
  if (heads === undefined) return null;
  const places = heads.map((name, at) => ({ name, at }));
  return (
    <>
      <h3>{t("fileReading.firstRows")}</h3>
      <Listing
        name={t("fileReading.firstRows")}
        columns={places.map(({ name, at }) => ({
          key: String(at),
          title: name,
          heads: at === 0,
          show: ({ cells }: { readonly cells: readonly string[] }) => (
            <span className="lz-code lz-cell">{cells[at] ?? ""}</span>
          ),
        }))}
        rows={rows.map((cells, number) => ({ cells, number }))}
        keyOf={({ number }) => String(number)}
      />
    </>
  );
}

interface FileReadingProps extends EncodingChoiceProps {
  readonly rows: readonly (readonly string[])[];
}

/** How a CSV file was read, before anything of it is written. */
export function FileReading({ rows, ...choice }: FileReadingProps) {
  return (
    <>
      <EncodingChoice {...choice} />
      <FirstRows rows={rows} />
    </>
  );
}

/** Whether a file is of text, whose encoding somebody may know better. */
export const isText = (file: File) => !/\.(?:xlsx|json)$/i.test(file.name);
