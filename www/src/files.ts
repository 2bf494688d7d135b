/**
 * Where the files lie that are no modules: the recordings, the engine and the page that opens links. They lie beside what the build
 * makes, unless the page says where else, or a bundler has given them names of its own.
 *
 * What is said holds for the whole page, since every file of the package has this one in it.
 */

/** What is said of the files. */
interface Said {
  /** The address of a folder with all the files of the package. */
  base?: string;
  /** The addresses of the files of each scenario's recording. */
  recordings?: Readonly<Record<string, () => Promise<{ readonly default: readonly string[] }>>>;
  /** Whether the page itself opens links to figures. */
  opensLinks?: boolean;
  /** Reads a module of WebAssembly where it cannot be fetched. */
  read?: (file: string) => Promise<BufferSource>;
}

const SAID = Symbol.for("threadlocal-lab.files");

/** All that is said. It can be changed. */
export function said(): Said {
  const page = globalThis as Record<symbol, Said | undefined>;
  return (page[SAID] ??= {});
}

/** The address of a file in the folder that the page names; nothing if it names none. */
export function basedOn(file: string): URL | undefined {
  const { base } = said();
  return base === undefined ? undefined : new URL(file, base);
}
