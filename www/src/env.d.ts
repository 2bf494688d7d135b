/** The words of a language, cut by the build (`www/words.ts`) to what is said where they are loaded. */
declare module "*.json?reading" {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module "*.json?diagnostics" {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module "*.json?page" {
  const words: Readonly<Record<string, string>>;
  export default words;
}
