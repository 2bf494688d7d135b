/** What may be set when the page is built. */
interface ImportMetaEnv {
  /** Where the site will be, with a slash at the end. */
  readonly VITE_SITE?: string;
}
