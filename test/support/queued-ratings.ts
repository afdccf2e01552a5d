/** In the page: ratings as the kiosk itself keeps them, given over the last hours. */
export const fillQueue = async ({
  count,
  unit,
  counter,
}: {
  count: number;
  unit: string;
  counter: string;
}) => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const idOf = (number: number): string => {
    let id = '';
    for (let rest = number; id.length < 8; rest = Math.floor(rest / 32)) id = letters[rest % 32] + id;
    return `01K9Z6N0Q3T4V5W6X7${id}`;
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('ratings');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const transaction = database.transaction('ratings', 'readwrite');
  for (let number = 0; number < count; number++) {
    const given = Date.now() - number * 1000;
    transaction.objectStore('ratings').put({
      state: 'final',
      given: { wallMs: given, runMs: 0, run: 'a run before' },
      response: {
        id: idOf(number + 1),
        unit,
        counter,
        channel: 'kiosk',
        moment: 'result',
        questionnaire: 'post-service',
        questionnaireVersion: 1,
        at: new Date(given + 7 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+07:00'),
        answers: { overall: 4 },
        reasons: [],
      },
    });
  }
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
};
