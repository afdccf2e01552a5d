/** The design tokens as custom properties on `:root`, served by the build (web/vite.config.ts). */
declare module 'virtual:tokens.css';
/** What they are on a dark screen; for pages that are drawn for one. */
declare module 'virtual:dark-tokens.css';

interface ImportMetaEnv {
  /** The release this page was built from. */
  readonly RELEASE: string;
}
