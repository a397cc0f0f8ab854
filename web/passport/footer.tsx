import { useReading } from "./language.ts";

/** Who may check, and with which key; on paper also where the page came from. */
export function Footer({ logKey, code }: { readonly logKey?: string; readonly code?: string }) {
  const { words } = useReading();
  return (
    <footer className="bottom">
      <p>{words.footer.text}</p>
      {logKey && code && (
        <>
          <p>
            {words.footer.key} <span className="code">{logKey}</span>
          </p>
          <p>
            <a href={`/log/bundle?code=${encodeURIComponent(code)}`}>{words.footer.bundle}</a>
            {" · "}
            <a href="/log">{words.footer.check}</a>
            {" · "}
            <a href="/verify.mjs">{words.footer.verifier}</a>
          </p>
        </>
      )}
      <p className="on-paper">
        {words.footer.printed} <span className="code">{window.location.href}</span>
      </p>
    </footer>
  );
}
