import { FORM_SCRIPT } from './form-script.ts';
import type { Sheet } from './sheet.tsx';
import { STYLE } from './style.ts';

const sourceOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
};

/** Both rules of a sheet by their hashes, for `style-src`. */
export const sourcesOf = async ({ light, dark }: Sheet): Promise<string> =>
  `${await sourceOf(light)} ${await sourceOf(dark)}`;

/** Allows this sheet and this script by their hashes, the form to where it came from, and nothing else. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src ${await sourcesOf(STYLE)}`,
  `script-src ${await sourceOf(FORM_SCRIPT)}`,
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
