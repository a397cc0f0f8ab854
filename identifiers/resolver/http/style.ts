/** The resolver's few pages carry their style with them: nothing else is fetched. */
export const style = `
:root { color-scheme: light dark; --ground: #f2f5f5; --surface: #ffffff; --ink: #11201f;
  --ink2: #42545a; --line: #d5dede; --sunken: #eaf0f0; --primary: #0a616b; }
@media (prefers-color-scheme: dark) { :root { --ground: #0e1416; --surface: #151d20;
  --ink: #e7efef; --ink2: #b1c0c2; --line: #2c3a3f; --sunken: #10181a; --primary: #5cc4cd; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 -apple-system,
  "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", Roboto, sans-serif; }
header { padding: 1rem 1.25rem; border-bottom: 1px solid var(--line); color: var(--ink2); }
header .name { color: var(--primary); font-weight: 700; margin-right: 0.5rem; }
main { max-width: 40rem; margin: 2rem auto; padding: 1.5rem 1.25rem; background: var(--surface);
  border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 0.75rem; font-size: 1.4rem; line-height: 1.3; }
h2 { margin: 1.25rem 0 0.25rem; font-size: 1.05rem; }
p { margin: 0 0 0.75rem; }
ul { margin: 0 0 0.75rem; padding-left: 1.25rem; }
.asked { padding: 0.6rem 0.8rem; background: var(--sunken); border-radius: 8px; }
.asked span { display: block; color: var(--ink2); font-size: 0.875rem; }
.code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace;
  overflow-wrap: anywhere; }
.onward { margin: 1.25rem 0 0; }
a { color: var(--primary); }
form { display: grid; gap: 0.75rem;
  grid-template-columns: repeat(auto-fit, minmax(max(9rem, 40%), 1fr)); }
form .wide { grid-column: 1 / -1; }
label { display: grid; gap: 0.25rem; align-content: space-between; color: var(--ink2);
  font-size: 0.875rem; }
input, textarea, button { font: inherit; color: var(--ink); background: var(--surface);
  border: 1px solid var(--ink2); border-radius: 8px; padding: 0.5rem 0.7rem; width: 100%; }
button { background: var(--primary); color: var(--surface); border: 0; font-weight: 700; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.25rem 1rem; margin: 0; }
dt { color: var(--ink2); } dd { margin: 0; overflow-wrap: anywhere; }
.parts { list-style: none; padding: 0; } .parts li { padding: 0.5rem 0;
  border-bottom: 1px solid var(--line); } .parts small { color: var(--ink2); display: block; }
.chosen { font-weight: 700; color: var(--primary); } mark { background: #b3261e; color: #ffffff; }
@media (max-width: 42rem) { main { margin: 0; border-width: 0 0 1px; border-radius: 0; } }
`;
