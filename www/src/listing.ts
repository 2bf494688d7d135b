/** The listing of the algorithm: the file that the tests hold against the JDK, line by line. */
import text from "../../tests/jvm/Listing.java?raw";

export const LISTING: readonly string[] = text.trimEnd().split("\n");
