import { describe, expect, it } from 'vitest';
import { createUnderWay } from '../../functions/local/under-way.ts';

const REQUEST = new Request('http://localhost/');
/** More than any test waits. */
const LONG = 60_000;

/** Requests that are answered when they are told to. */
const openApp = () => {
  const underWay = createUnderWay();
  const held: { readonly answer: () => void; readonly fail: () => void }[] = [];
  const ask = underWay.counted(
    () =>
      new Promise<Response>((resolve, reject) => {
        held.push({ answer: () => resolve(new Response()), fail: () => reject(new Error('broken')) });
      }),
  );
  return { underWay, held, ask };
};

describe('what is under way', () => {
  it('has ended at once where nothing is', async () => {
    const { underWay, held, ask } = openApp();
    const answer = ask(REQUEST);
    held[0]?.answer();
    await answer;

    await expect(underWay.ended(LONG)).resolves.toBeUndefined();
  });

  it('has ended when the last is answered, or has failed', async () => {
    const { underWay, held, ask } = openApp();
    const [first, second] = [ask(REQUEST), ask(REQUEST)];
    let isEnded = false;
    const ended = underWay.ended(LONG).then(() => {
      isEnded = true;
    });

    held[0]?.answer();
    await first;
    expect(isEnded).toBe(false);
    held[1]?.fail();
    await expect(second).rejects.toThrow('broken');
    await ended;

    expect(isEnded).toBe(true);
  });

  it('is waited for no longer than it may take', async () => {
    const { underWay, ask } = openApp();
    void ask(REQUEST);

    await expect(underWay.ended(1)).resolves.toBeUndefined();
  });
});
