const gap = "  ";

/** Columns on a terminal: Chinese characters and full-width forms take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(character) ? 2 : 1;
  return width;
}

type Account = Readonly<Record<string, string>>;

/** The accounts among the lines of JSON that the seed wrote: `{"account":{column: text}}`. */
export function accountsIn(written: string): Account[] {
  return written.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { account } = JSON.parse(line);
    return account === undefined ? [] : [account];
  });
}

/** One line for each account, columns in the order of the first one's keys, aligned. */
export function accountLines(accounts: readonly Account[]): string[] {
  const columns = Object.keys(accounts[0] ?? {});
  const widths = columns.map((column) =>
    Math.max(...accounts.map((account) => widthOf(account[column] ?? ""))),
  );
  return accounts.map((account) =>
    columns
      .map((column, index) => {
        const text = account[column] ?? "";
        return text + " ".repeat((widths[index] ?? 0) - widthOf(text));
      })
      .join(gap)
      .trimEnd(),
  );
}
