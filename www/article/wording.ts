/** Finds in the prose of a Chinese section what the glossary has retired. It knows no word. */
import { charactersIn, retiredIn } from "../glossary";

/** What is no prose. */
const EXEMPT = "code, pre, script, style";

/** Where numbers are counted they have a check of their own, and may be in words. */
export function retiredWithin(root: Element, isCounted: boolean): string[] {
  return [...texts(root)].flatMap((text) => [...retiredIn(text), ...(isCounted ? [] : charactersIn(text))]);
}

function* texts(element: Element): Generator<string> {
  for (const child of element.childNodes) {
    if (child.nodeType === 3) {
      yield child.textContent ?? "";
    } else if (child.nodeType === 1 && !(child as Element).matches(EXEMPT)) {
      yield* texts(child as Element);
    }
  }
}
