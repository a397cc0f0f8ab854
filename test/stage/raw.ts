import { connect } from "node:net";

const patienceMs = 2_000;

/** The status of the answer to these very bytes; 0 where the connection is closed without one. */
export function rawAnswer(port: number, request: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let told = "";
    const end = () => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(told)?.[1] ?? 0));
    };
    socket.setTimeout(patienceMs, end);
    socket.on("error", end);
    socket.on("close", end);
    socket.on("data", (bytes) => {
      told += bytes.toString("latin1");
      if (told.includes("\r\n")) end();
    });
    socket.write(request, "latin1");
  });
}
