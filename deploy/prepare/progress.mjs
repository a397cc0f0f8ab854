const stillAliveMs = 10_000;
const tickMs = 200;

/**
 * Tells what is under way: on a terminal one line that counts the seconds, elsewhere a line at the
 * beginning, one every ten seconds and one at the end.
 */
export function openProgress(output = process.stdout) {
  const lively = output.isTTY === true;
  const line = (text) => output.write(`${text}\n`);
  const step = async (title, work) => {
    const began = performance.now();
    const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
    const show = () =>
      lively
        ? output.write(`\r  … ${title}  ${seconds()} s`)
        : line(`  … ${title}  ${seconds()} s`);
    if (lively) show();
    else line(`  … ${title}`);
    const ticking = setInterval(show, lively ? tickMs : stillAliveMs);
    const close = (mark) => {
      clearInterval(ticking);
      line(`${lively ? "\r\u001b[2K" : ""}  ${mark} ${title}  ${seconds()} s`);
    };
    try {
      const result = await work();
      close("✓");
      return result;
    } catch (fault) {
      close("✗");
      throw fault;
    }
  };
  return { line, step };
}
