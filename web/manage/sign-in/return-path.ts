const HOME = '/manage/';

/**
 * Where to go after signing in: an address of this page, as it was before, and nothing else. Another origin, another page,
 * or what is no address at all leads home, so that a sign-in can send nobody elsewhere (open redirect). A fragment is left
 * behind, since one may carry a token.
 */
export const returnPathOf = (wanted: string | null | undefined, origin: string): string => {
  if (!wanted) return HOME;
  try {
    const url = new URL(wanted, origin);
    return url.origin === origin && url.pathname.startsWith(HOME) ? url.pathname + url.search : HOME;
  } catch {
    return HOME;
  }
};

/** The address with the language that a page was left in, where it says none itself; Vietnamese needs no saying. */
export const inLanguage = ({ pathname, searchParams }: URL, language: string): string => {
  const asked = new URLSearchParams(searchParams);
  if (language !== 'vi' && !asked.has('lang')) asked.set('lang', language);
  return asked.size > 0 ? `${pathname}?${asked}` : pathname;
};
