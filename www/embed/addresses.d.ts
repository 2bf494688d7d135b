/** What the build writes of the recordings: the addresses of the files of each, as a bundler finds them. */
declare module "*/addresses/index.js" {
  export const recordings: Readonly<Record<string, () => Promise<{ readonly default: readonly string[] }>>>;
}
