import { useReading } from "./language.ts";

/** Who may check, and with which key; on paper also where the page came from. */
export function Footer({ logKey }: { readonly logKey: string | null }) {
  const { words } = useReading();
  return (
    <footer className="bottom">
      <p>{words.footer.text}</p>
      {logKey && (
        <p>
          {words.footer.key} <span className="code">{logKey}</span>
        </p>
      )}
      <p className="on-paper">
        {words.footer.printed} <span className="code">{window.location.href}</span>
      </p>
    </footer>
  );
}
