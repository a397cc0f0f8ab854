import { useMemo } from "react";
import { FieldValue } from "./field-value.tsx";
import { useReading } from "./language.ts";
import type { Evidence, Mark } from "./marks.ts";
import type { PassportEvent } from "./passport.ts";
import { grouped, viewOf, type WithheldPart } from "./record.ts";
import { momentInWords } from "./times.ts";
import { openedRecord } from "./verification.ts";
import type { Words } from "./words-zh.ts";

interface EventDetailsProps {
  readonly event: PassportEvent;
  readonly mark: Mark;
}

/** What the record says, what it withholds, and the evidence; all out of the record itself. */
export function EventDetails({ event, mark }: EventDetailsProps) {
  const { words } = useReading();
  const record = useMemo(() => {
    const opened = openedRecord(event.disclosure);
    return opened && viewOf(opened);
  }, [event.disclosure]);
  return (
    <div className="details">
      <p className={`details-mark ${mark.state}`}>{words.markLong[mark.state]}</p>
      {record && (
        <>
          <h5>{words.details.shown}</h5>
          {grouped(record.shown).map(({ group, fields }) => (
            <div className="field-group" key={group}>
              <h6>{words.details.groups[group]}</h6>
              <dl>
                {fields.map(({ name, value }) => (
                  <div className="field" key={name}>
                    <dt>{fieldName(words, name)}</dt>
                    <dd>
                      <FieldValue name={name} value={value} />
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
          <h5>{words.details.withheld}</h5>
          <Withheld parts={record.withheld} />
        </>
      )}
      {mark.state === "verified" && <EvidenceList evidence={mark.evidence} />}
      {mark.state === "verified" && <Meaning />}
    </div>
  );
}

/** The name that people use for a field; a name of a firm's own stands as it is. */
function fieldName(words: Words, name: string): string {
  return Object.hasOwn(words.fields, name) ? words.fields[name as keyof Words["fields"]] : name;
}

function Withheld({ parts }: { readonly parts: readonly WithheldPart[] }) {
  const { words } = useReading();
  if (parts.length === 0) return <p className="note">{words.details.withheldNone}</p>;
  return (
    <>
      <p className="note">{words.details.withheldNote}</p>
      <ul className="withheld">
        {parts.map(({ path, parts: count }) => (
          <li key={path.join("/")}>
            <Lock />
            {path.map((name) => fieldName(words, name)).join(" › ")}
            {count > 1 && ` (${count})`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Lock() {
  return (
    <svg viewBox="0 0 14 14" width="12" height="12" aria-hidden="true" focusable="false">
      <path
        d="M3 6.2h8v5.6H3zM4.8 6V4.2a2.2 2.2 0 0 1 4.4 0V6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function EvidenceList({ evidence }: { readonly evidence: Evidence }) {
  const { words, locale } = useReading();
  const { commitment, logIndex, origin, size, root, timeMs } = evidence;
  const rows: readonly (readonly [string, string])[] = [
    [words.details.commitment, commitment],
    [words.details.logIndex, logIndex],
    [words.details.origin, origin],
    [words.details.size, size],
    [words.details.rootHash, root],
  ];
  return (
    <>
      <h5>{words.details.evidence}</h5>
      <dl>
        {rows.map(([name, value]) => (
          <div className="field" key={name}>
            <dt>{name}</dt>
            <dd className="code">{value}</dd>
          </div>
        ))}
        {timeMs !== null && (
          <div className="field">
            <dt>{words.details.time}</dt>
            <dd>
              {momentInWords(timeMs, locale)} {words.details.timeNote}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

function Meaning() {
  const { words } = useReading();
  return (
    <div className="meaning">
      <div>
        <h5>{words.details.proves}</h5>
        <ul>
          {words.details.provesText.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      <div>
        <h5>{words.details.provesNot}</h5>
        <ul>
          {words.details.provesNotText.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
