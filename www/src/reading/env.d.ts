/** The words of a language, cut by the build to what the reading face says. */
declare module "*.json?reading" {
  const words: Readonly<Record<string, string>>;
  export default words;
}
