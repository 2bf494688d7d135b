/** What may be set when the page is built. */
interface ImportMetaEnv {
  /** Where the site will be, with a slash at the end. */
  readonly VITE_SITE?: string;
  /** The page that opens links to figures, from the module that the element is in. */
  readonly VITE_LINK_PAGE?: string;
  /** The version of the package that is built. */
  readonly VITE_VERSION?: string;
}
