import { useMemo, useState } from "react";
import { namesIn } from "./concerned.ts";
import { EventCard } from "./event-card.tsx";
import { useReading } from "./language.ts";
import type { Marks } from "./marks.ts";
import type { Passport } from "./passport.ts";
import { dayInWords } from "./times.ts";
import { type Order, wayOf } from "./way.ts";

interface TimelineProps {
  readonly passport: Passport;
  readonly marks: Marks;
}

/** The way of the product, a heading for each day and a card for each event. */
export function Timeline({ passport, marks }: TimelineProps) {
  const { words, locale } = useReading();
  const [order, setOrder] = useState<Order>("oldest");
  const { events } = passport;
  const days = useMemo(() => wayOf(events, order), [events, order]);
  const names = useMemo(() => namesIn(passport), [passport]);
  const other: Order = order === "oldest" ? "newest" : "oldest";
  return (
    <section className="way" aria-labelledby="way-title">
      <div className="way-head">
        <h2 id="way-title">{words.way.heading}</h2>
        <p className="way-count">{words.way.count(events.length)}</p>
        {events.length > 1 && (
          <button type="button" className="quiet" onClick={() => setOrder(other)}>
            {words.way[other]}
          </button>
        )}
      </div>
      {passport.truncated && <p className="notice">{words.way.truncated}</p>}
      {events.length === 0 && <p className="nothing">{words.way.none}</p>}
      <ol className={`days ${order}`}>
        {days.map(({ day, stops }) => (
          <li className="day" key={`${day} ${stops[0]?.event.id}`}>
            <h3>
              {day ? <time dateTime={day}>{dayInWords(day, locale)}</time> : words.way.undated}
            </h3>
            <ol className="stops">
              {stops.map((stop) => (
                <EventCard
                  key={stop.event.id}
                  stop={stop}
                  mark={marks.get(stop.event.id) ?? { state: "checking" }}
                  names={names}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  );
}
