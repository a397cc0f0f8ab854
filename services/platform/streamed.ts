/** A body that breaks off where `still` throws, which is asked before each piece. */
export function whileStill(
  body: ReadableStream<Uint8Array>,
  still: () => Promise<unknown>,
): ReadableStream<Uint8Array> {
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: async (piece, out) => {
        await still();
        out.enqueue(piece);
      },
    }),
  );
}

/**
 * A body that is made while it is read. The first piece is asked for before the answer begins, so
 * that a refusal is still one.
 */
export async function streamed(
  pieces: AsyncGenerator<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const first = await pieces.next();
  return new ReadableStream<Uint8Array>({
    start: (out) => {
      if (!first.done) out.enqueue(first.value);
    },
    pull: async (out) => {
      const piece = await pieces.next();
      if (piece.done) out.close();
      else out.enqueue(piece.value);
    },
  });
}
