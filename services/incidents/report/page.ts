import type { IncidentReport } from "./compose.ts";
import { reportWords } from "./wording.ts";

type Locale = "zh" | "en";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => escapes[char] ?? "");

/** Chinese time, in which incidents are reported. */
function timeOf(instant: string | null): string {
  if (instant === null) return "—";
  const local = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)} +08:00`;
}

function spanOf(seconds: number | null): string {
  if (seconds === null) return "—";
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (tag: "th" | "td", cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<table>${row("th", heads)}${rows.map((cells) => row("td", cells)).join("")}</table>`;
}

const style = `body{font:14px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:60rem;
margin:2rem auto;padding:0 1rem;color:#111;background:#fff}h1{font-size:1.5rem}h2{font-size:1.1rem;
margin-top:2rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;
text-align:left;vertical-align:top;word-break:break-word}.exercise{border:3px solid #b35900;color:#b35900;
padding:.5rem 1rem;font-weight:700}@media print{body{margin:0;max-width:none}}`;

const detailText = (details: Readonly<Record<string, unknown>>) =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("; ");

/** A report as a page to be printed. */
export function reportPage(report: IncidentReport, locale: Locale): string {
  const words = reportWords[locale];
  const { incident, times, exercise } = report;
  const facts = [
    [words.number, incident.id],
    [words.kind, words.kinds[incident.kind]],
    [words.grade, words.grades[incident.grade]],
    [words.state, words.states[incident.state]],
    [words.detected, timeOf(times.detectedAt)],
    [words.opened, timeOf(times.openedAt)],
    [words.contained, timeOf(times.containedAt)],
    [words.resolved, timeOf(times.resolvedAt)],
    [words.closed, timeOf(times.closedAt)],
    [words.toContainment, spanOf(times.secondsToContainment)],
    [words.toResolution, spanOf(times.secondsToResolution)],
  ];
  const section = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]) =>
    `<h2>${escaped(title)}</h2>${rows.length === 0 ? `<p>${words.none}</p>` : table(heads, rows)}`;
  const firm = (each: IncidentReport["affected"][number]) =>
    locale === "zh" ? each.nameZh : each.nameEn;
  return `<!doctype html><html lang="${locale === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escaped(words.title)}</title>
<style>${style}</style></head><body>
${exercise ? `<p class="exercise">${escaped(words.exercise)}</p>` : ""}
<h1>${escaped(words.title)}: ${escaped(incident.title)}</h1>
${table(
  [words.fact, words.value],
  facts.map((each) => each.map(String)),
)}
${section(
  words.deadlines,
  [words.duty, words.due],
  report.deadlines.map(({ duty, dueAt }) => [words.duties[duty], timeOf(dueAt)]),
)}
${section(
  words.affected,
  [words.firm, words.identity, words.principal],
  report.affected.map((each) => [firm(each), each.firm, each.principal]),
)}
${section(
  words.alerts,
  [words.kind, words.source, words.amount, words.first, words.last],
  report.alerts.map((each) => [
    words.alertKinds[each.kind],
    each.source,
    String(each.amount),
    timeOf(each.firstAt),
    timeOf(each.lastAt),
  ]),
)}
${section(
  words.timeline,
  [words.at, words.act, words.text, words.details, words.by],
  report.timeline.map((each) => [
    timeOf(each.at),
    words.acts[each.act],
    each.text,
    detailText(each.details),
    each.principal,
  ]),
)}
${section(
  words.evidence,
  [words.window, "SHA-256", words.size],
  report.evidence.map((each) => [
    `${timeOf(each.from)} – ${timeOf(each.until)}`,
    each.sha256 ?? "—",
    each.sizeBytes === null ? "—" : String(each.sizeBytes),
  ]),
)}
<p>${escaped(words.made)} ${timeOf(report.madeAt)}</p></body></html>
`;
}
