import { useId, useState } from "react";
import { lastValueOf, plainOf } from "./codes.ts";
import { elementIdOf, type Names } from "./concerned.ts";
import { EventDetails } from "./details.tsx";
import { useReading } from "./language.ts";
import { MarkSign } from "./mark-sign.tsx";
import type { Mark } from "./marks.ts";
import type { PassportEvent } from "./passport.ts";
import { dispositionName, stepName } from "./steps.ts";
import type { Stop } from "./way.ts";

interface EventCardProps {
  readonly stop: Stop;
  readonly mark: Mark;
  readonly names: Names;
}

/** One event: what was done, by whom, where and when, and whether this browser could verify it. */
export function EventCard({ stop, mark, names }: EventCardProps) {
  const { words, say } = useReading();
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const { event, time } = stop;
  const { disposition } = event;
  return (
    <li className={`stop ${mark.state}`} id={elementIdOf(event)} tabIndex={-1}>
      <MarkSign state={mark.state} />
      <div className="stop-card">
        <div className="stop-head">
          <h4>{say(stepName(event.bizStep, event.eventType))}</h4>
          <p className={`mark ${mark.state}`}>{words.mark[mark.state]}</p>
        </div>
        <p className="stop-facts">
          <time dateTime={event.eventTime}>
            {time.clock} <span className="offset">{time.offset}</span>
          </time>
          <span className="firm">{say(event.firm)}</span>
          {event.place && <span className="place">{say(event.place)}</span>}
          {disposition && <span className="state">{say(dispositionName(disposition))}</span>}
        </p>
        <Concerned event={event} names={names} />
        {mark.state === "failed" && <FaultText mark={mark} />}
        <button
          type="button"
          className="link details-toggle"
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
        >
          {open ? words.details.close : words.details.open}
        </button>
        <div id={detailsId} hidden={!open}>
          {open && <EventDetails event={event} mark={mark} />}
        </div>
      </div>
    </li>
  );
}

/** Which claim did not hold, in a sentence that a buyer can act on. */
export function FaultText({ mark }: { readonly mark: Mark & { readonly state: "failed" } }) {
  const { words } = useReading();
  const { kind, fields } = mark.fault;
  const faults = words.faults;
  const separator = words.platform === "联造" ? "、" : ", ";
  const text =
    kind === "mismatch"
      ? faults.mismatch(fields.map((field) => faults.fields[field]).join(separator))
      : faults[kind];
  return <p className="fault">{text}</p>;
}

const namedAtOnce = 4;

function Concerned({ event, names }: { readonly event: PassportEvent; readonly names: Names }) {
  const { words, say } = useReading();
  const [all, setAll] = useState(false);
  const codes = all ? event.codes : event.codes.slice(0, namedAtOnce);
  const nameOf = (code: string): string => {
    const known = names.get(code);
    if (known === null) return words.way.this;
    const plain = plainOf(code);
    const name = known && say(known);
    return name ? `${name} ${lastValueOf(plain)}` : plain;
  };
  if (event.codes.length === 0) return null;
  return (
    <ul className="concerned" aria-label={words.way.about}>
      {codes.map(({ code, role }, at) => (
        <li key={`${role} ${code}`} className={names.get(code) === null ? "own" : undefined}>
          {role !== codes[at - 1]?.role && role in words.roles && (
            <span className="role">{words.roles[role as keyof typeof words.roles]}</span>
          )}
          <span title={plainOf(code)}>{nameOf(code)}</span>
        </li>
      ))}
      {codes.length < event.codes.length && (
        <li>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {words.way.more(event.codes.length - codes.length)}
          </button>
        </li>
      )}
    </ul>
  );
}
