import type { Browser, Page } from 'playwright-core';
import type { City } from './city.ts';
import type { Language, Row } from './printed.ts';

/** Opens a view of the dashboard as a manager of the whole city, and gives it to `read` while it is open. */
export const readingView = async <T>(
  { browser, city }: { readonly browser: Browser; readonly city: City },
  language: Language,
  search: string,
  read: (page: Page) => Promise<T>,
): Promise<T> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const token = await city.token('manager', '01');
    await page.goto(`${city.url}/manage/?${search}&lang=${language}#token=${token}`);
    return await read(page);
  } finally {
    await context.close();
  }
};

/** Asks each list that shows its first rows only for all of them. */
export const openAllRows = async (page: Page): Promise<void> => {
  const more = page.locator('main .show-all');
  // Some are folded away, where nobody could touch them.
  while ((await more.count()) > 0) await more.first().dispatchEvent('click');
};

export type Sections = Readonly<Record<string, readonly Row[]>>;

/** The rows of all tables under each heading of the second level, also of those that are folded away. */
export const sectionsOf = (page: Page): Promise<Sections> =>
  page.evaluate(() => {
    const sections: Record<string, string[][]> = {};
    for (const table of document.querySelectorAll('main section:has(> h2) table')) {
      const title = table.closest('section:has(> h2)')?.querySelector('h2')?.textContent ?? '';
      const rows = [...(table as HTMLTableElement).rows]
        .filter((row) => row.cells[0]?.scope === 'row')
        .map((row) =>
          [...row.cells]
            .filter((cell) => !cell.classList.contains('bar-cell'))
            .map((cell) => {
              const figure = cell.cloneNode(true) as HTMLElement;
              for (const word of figure.querySelectorAll('.caution')) word.remove();
              return (figure.textContent ?? '').replaceAll('\u202F', ' ').trim();
            }),
        );
      (sections[title] ??= []).push(...rows);
    }
    return sections;
  });

/** The sentence under each heading that says what its picture shows. */
export const captionsOf = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('main section:has(> h2)')].map((section) => [
        section.querySelector('h2')?.textContent ?? '',
        section.querySelector('figcaption')?.textContent ?? '',
      ]),
    ),
  );
