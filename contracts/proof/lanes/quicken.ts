import { digestBy, hashLength } from "../sha256.ts";
import { firstState, openKernel, padded } from "./kernel.ts";

const longest = 4_096;

/**
 * Lets a browser hash four times as fast as in JavaScript, for whoever hashes by thousands: it takes
 * longer to begin. Where a browser or the policy of a page has none of it, all stays as it was.
 */
export function quicken(): void {
  const kernel = opened();
  if (kernel === undefined) return;
  const bytes = new Uint8Array(kernel.memory.buffer);
  const [state, target, nowhere, message] = [0, hashLength, 2 * hashLength, 3 * hashLength];
  bytes.set(firstState(), state);
  const hashed = bytes.subarray(target, target + hashLength);
  const all = [message, message, message, message, target, nowhere, nowhere, nowhere] as const;
  digestBy((given) => {
    if (given.length > longest) return undefined;
    bytes.set(given, message);
    kernel.digest(state, padded(bytes, message, message + given.length, 0), ...all);
    return hashed;
  });
}

function opened() {
  try {
    return openKernel();
  } catch {
    return undefined;
  }
}
