const oldest = [20, 19];

/**
 * Ends the process with one sentence when this Node is too old. Nothing that needs a newer Node may
 * be imported before it has answered.
 */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `Lianzao needs Node ${oldest.join(".")} or newer; this is ${process.versions.node}. ` +
      "Get the current LTS from https://nodejs.org and try again.",
  );
  process.exit(1);
}
