import { type AddressInfo, createServer } from "node:net";

function tryListening(port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () => {
      const { port: given } = server.address() as AddressInfo;
      server.close(() => resolve(given));
    });
  });
}

/** Whether a program could listen on this port: of one address, or of all of them. */
export async function isFree(port: number, host?: string): Promise<boolean> {
  try {
    await tryListening(port, host);
    return true;
  } catch (fault) {
    const { code = "" } = fault as NodeJS.ErrnoException;
    // An address family that the machine does not have is not taken.
    if (["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(code)) return true;
    if (code === "EADDRINUSE" || code === "EACCES") return false;
    throw fault;
  }
}

/** A port of 127.0.0.1 that is free now. */
export function freePort(): Promise<number> {
  return tryListening(0, "127.0.0.1");
}
