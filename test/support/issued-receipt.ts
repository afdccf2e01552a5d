import type { Moment } from '#domain/response.ts';

export type Receipt = {
  readonly token: string;
  readonly link: string;
  readonly url: string;
  readonly typedCode: string;
};

let receipts = 0;

/** Has the running application sign receipts as a one-stop system would, each of a dossier of its own. */
export const openOneStopSystem = async (
  url: string,
  adminToken: string,
  unit: string,
): Promise<
  (more?: {
    readonly moment?: Moment;
    readonly service?: string | undefined;
    readonly channel?: 'receipt' | 'link';
  }) => Promise<Receipt>
> => {
  const post = async (path: string, body: object, token: string): Promise<unknown> => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const { key } = (await post('/v1/api-keys', { name: 'Một cửa', unit, until }, adminToken)) as {
    key: string;
  };
  return async (more = {}) =>
    (await post(
      '/v1/receipts?qr=none',
      {
        unit,
        counter: `${unit}-03`,
        service: '1.001193',
        moment: 'result',
        at: `${new Date(Date.now() - 60_000).toISOString().slice(0, 19)}Z`,
        receipt: `H26.7-${++receipts}`,
        ...more,
      },
      key,
    )) as Receipt;
};
