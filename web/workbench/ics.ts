const longestOctets = 75;
const encoder = new TextEncoder();

/** Something with a beginning and an end, as calendar programs take it. */
export interface CalendarEntry {
  /** The same for the same thing in every export, so that an import twice is no second entry. */
  readonly uid: string;
  readonly from: string;
  readonly until: string;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly cancelled: boolean;
  /**
   * By whose clock its days are where hours lie somewhere in them: they are told as whole days, the
   * same for whoever looks, and keep nothing else out. Null of exclusive time.
   */
  readonly daysIn: string | null;
}

/** ISO 8601 in UTC as RFC 5545 § 3.3.5 writes it, form 2. */
const instant = (iso: string) => `${iso.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

const day = (iso: string, zone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(Date.parse(iso)).replaceAll("-", "");

/** A beginning or an end: in UTC, or as a day (§ 3.3.4). */
const time = (name: string, iso: string, zone: string | null) =>
  zone === null ? `${name}:${instant(iso)}` : `${name};VALUE=DATE:${day(iso, zone)}`;

/** RFC 5545 § 3.3.11. */
const escaped = (text: string) =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll(/\r\n?|\n/g, "\\n");

/** A line in pieces of at most 75 octets, never within a character (RFC 5545 § 3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, octets] = ["", 0];
  for (const char of line) {
    const size = encoder.encode(char).length;
    if (octets + size > longestOctets) {
      pieces.push(piece);
      // The blank that a piece begins with counts, too.
      [piece, octets] = [" ", 1];
    }
    piece += char;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}

function entryLines(entry: CalendarEntry, stamp: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `DTSTAMP:${instant(stamp)}`,
    time("DTSTART", entry.from, entry.daysIn),
    time("DTEND", entry.until, entry.daysIn),
    `SUMMARY:${escaped(entry.title)}`,
    `DESCRIPTION:${escaped(entry.text)}`,
    `LOCATION:${escaped(entry.place)}`,
    // RFC 5545 § 3.8.2.7.
    `TRANSP:${entry.daysIn === null ? "OPAQUE" : "TRANSPARENT"}`,
    `STATUS:${entry.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

/** Entries as an iCalendar file (RFC 5545), made at `stamp`. */
export function icsText(entries: readonly CalendarEntry[], stamp: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Lianzao//Bookings//ZH",
    "CALSCALE:GREGORIAN",
    ...entries.flatMap((entry) => entryLines(entry, stamp)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
