/** A scenario of the corpus, as Java. */
declare const source: string;
export default source;
