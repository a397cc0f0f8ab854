import { openTestServer, type TestServer } from "./server.ts";

// Each project of vitest.config.ts that needs a database calls this, all in one process: the first
// opens the server, and it is closed when the last has ended.
const shared = globalThis as { lianzaoTestServer?: { users: number; server: Promise<TestServer> } };

export default async function setup(): Promise<() => Promise<void>> {
  shared.lianzaoTestServer ??= { users: 0, server: openTestServer() };
  const held = shared.lianzaoTestServer;
  held.users += 1;
  const server = await held.server;
  return async () => {
    held.users -= 1;
    if (held.users > 0) return;
    delete shared.lianzaoTestServer;
    await server.close();
  };
}
