// Asks one question one after the other from a process of its own, and tells how long each answer
// took; each must hold `mark`.
import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function ask({ port, headers, mark }, body) {
  const options = { host: "127.0.0.1", port, path: "/graphql", method: "POST", headers, agent };
  const length = { "content-length": body.length };
  const asked = performance.now();
  return new Promise((resolve, reject) => {
    let text = "";
    const sent = request({ ...options, headers: { ...headers, ...length } }, (answer) => {
      answer.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      answer.once("end", () => {
        if (text.includes(mark)) resolve(performance.now() - asked);
        else reject(new Error(text.slice(0, 200)));
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

process.once("message", async (asked) => {
  const body = Buffer.from(asked.text);
  const took = [];
  for (let turn = 0; turn < asked.samples + asked.warmUp; turn += 1) {
    const ms = await ask(asked, body);
    if (turn >= asked.warmUp) took.push(ms);
  }
  agent.destroy();
  process.send({ took }, () => process.disconnect());
});
