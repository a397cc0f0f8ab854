const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
const dayForm = /^\d{4}-\d\d-\d\d$/;

// PostgreSQL's calendar has no year 0, and text of ours no year 10000.
const firstInstant = new Date("0001-01-01T00:00:00Z");
const lastInstant = new Date("9999-12-31T23:59:59.999Z");

/** The midnight in UTC with which a day `2026-02-28` begins; null for what is in no calendar. */
function dayIn(text: string): Date | null {
  if (!dayForm.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  // JavaScript makes the 2nd of March of a 30th of February.
  const isInCalendar = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isInCalendar && date >= firstInstant ? date : null;
}

/** An ISO 8601 instant with its offset; null for any other text and for what is in no calendar. */
export function instantIn(text: string): Date | null {
  if (!instantForm.test(text) || dayIn(text.slice(0, 10)) === null) return null;
  const date = new Date(text);
  return date >= firstInstant && date <= lastInstant ? date : null;
}
