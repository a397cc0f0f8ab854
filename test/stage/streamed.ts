/** The answers of a subscription as they come, until one leaves the loop. */
export async function* answersIn({ body }: Response): AsyncGenerator<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const part of body ?? []) {
    text += decoder.decode(part, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) if (event.startsWith("data: ")) yield event.slice(6);
  }
}

/** The text of an answer; of a subscription its first, and then one leaves. */
export async function textOf(response: Response): Promise<string> {
  const media = response.headers.get("content-type") ?? "";
  if (!media.startsWith("text/event-stream")) return response.text();
  for await (const answer of answersIn(response)) return answer;
  return "";
}
