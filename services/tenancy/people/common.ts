const rows = ["01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Of each two characters that follow each other on a keyboard or in a row, either way. */
const neighbours = new Set(
  rows.flatMap((row) =>
    [...row].slice(1).flatMap((next, at) => [`${row[at]}${next}`, `${next}${row[at]}`]),
  ),
);

/** Words that everybody tries, in both of the platform's languages, and its own name. */
const words = new Set([
  "password",
  "passphrase",
  "passwort",
  "letmein",
  "iloveyou",
  "welcome",
  "changeme",
  "default",
  "secret",
  "qwerty",
  "admin",
  "administrator",
  "root",
  "user",
  "test",
  "lianzao",
  "mima",
  "woaini",
  "nihao",
]);

const stands: Readonly<Record<string, string>> = { "@": "a", "0": "o", $: "s", "1": "i", "3": "e" };

/** Nearly all of its steps are to a neighbour: `123456789012`, `aaaaaaaaaaaa`, `qwertyuiopas`. */
function isRow(text: string): boolean {
  const all = [...text];
  const easy = all.slice(1).filter((next, at) => {
    return next === all[at] || neighbours.has(`${all[at]}${next}`);
  });
  return easy.length >= 0.75 * (all.length - 1);
}

/** A few characters over and over: `abcabcabcabc`. */
function isRepeated(text: string): boolean {
  return /^(.{1,5})\1+$/su.test(text) || new Set(text).size <= 3;
}

/** What is left of a text without its digits and signs, once where it stands several times. */
function wordIn(text: string): string {
  const letters = text.replace(/[^\p{Letter}]/gu, "");
  return /^(.+?)\1+$/su.exec(letters)?.[1] ?? letters;
}

/** The words that a text may be meant as: also with signs for letters, `P@ssw0rd`. */
function wordsIn(text: string): string[] {
  const core = text.replace(/^[\d\W_]+|[\d\W_]+$/gu, "");
  const meant = core.replace(/[@0$13]/g, (sign) => stands[sign] ?? sign);
  return [wordIn(text), wordIn(meant)];
}

/**
 * Whether a password is among those that are tried first (ASVS 5.0 6.2.4): a row of keys, a few
 * characters over and over, a word that everybody knows, or the name before the `@` of its own e-mail.
 */
export function isCommon(password: string, email: string): boolean {
  const text = password.normalize("NFKC").trim().toLowerCase();
  if (isRow(text) || isRepeated(text)) return true;
  const [name = "", domain = ""] = email.split("@");
  const own = [name, domain, domain.split(".")[0] ?? ""]
    .map(wordIn)
    .filter(({ length }) => length > 3);
  return wordsIn(text).some((word) => words.has(word) || own.includes(word));
}
