const blockLength = 512;

/** POSIX ustar: numbers are octal digits and a NUL. */
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;

/** The header of a plain file (POSIX.1-2001 pax, "ustar Interchange Format"). */
function headerOf(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name`);
  const header = Buffer.alloc(blockLength);
  header.write(name, 0);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(Math.floor(at.getTime() / 1_000), 12), 136);
  // The checksum is counted with spaces in its own place.
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\x0000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 7)} `, 148);
  return header;
}

/** A file in an archive: its header, its bytes, and zeros up to the next block. */
export function tarFile(name: string, bytes: Uint8Array, at: Date): Buffer {
  const rest = (blockLength - (bytes.length % blockLength)) % blockLength;
  return Buffer.concat([headerOf(name, bytes.length, at), bytes, Buffer.alloc(rest)]);
}

/** What an archive ends with. */
export const tarEnd = Buffer.alloc(2 * blockLength);
