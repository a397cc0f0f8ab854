// Asks one question again and again from a process of its own: tells when it is first refused for its
// rate, and at the end how long each answer took.
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const { port, headers, body, clients, everyMs, forMs } = JSON.parse(process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: clients });
const options = { host: "127.0.0.1", port, path: "/graphql", method: "POST", headers, agent };
const took = [];
const statuses = {};
const begun = performance.now();

function ask() {
  return new Promise((resolve, reject) => {
    const asked = performance.now();
    const sent = request(options, (answer) => {
      answer.resume();
      answer.once("end", () => {
        took.push(performance.now() - asked);
        statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1;
        if (statuses[429] === 1 && answer.statusCode === 429) process.send({ limited: true });
        resolve();
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

async function client() {
  while (performance.now() - begun < forMs) {
    await ask();
    if (everyMs > 0) await pause(everyMs);
  }
}

await Promise.all(Array.from({ length: clients }, client));
agent.destroy();
process.send({ took, statuses }, () => process.disconnect());
