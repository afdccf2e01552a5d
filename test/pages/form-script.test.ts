import { type TransformOptions, transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { FORM_SCRIPT } from '../../functions/pages/form-script.ts';

/** The script as a browser of a generation would have to have it. */
const written = async (target: string): Promise<string> => {
  const options: TransformOptions = {
    target,
    supported: { 'object-extensions': false },
    minifyWhitespace: true,
  };
  return (await transform(FORM_SCRIPT, options)).code;
};

describe('the script of a form', () => {
  it('is written for browsers of 2015, of which some know nothing newer than ES5', async () => {
    expect(await written('es5')).toBe(await written('esnext'));
  });

  it('cannot end the element that it stands in', () => {
    expect(FORM_SCRIPT).not.toMatch(/<\/|<!--/);
  });

  it('asks nobody else, and for nothing that tells one phone from another', () => {
    expect(FORM_SCRIPT).not.toMatch(/https?:|cookie|navigator|screen|canvas|random|getUserMedia/i);
  });
});
