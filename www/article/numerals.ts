/** Reads a number as prose writes it: `1,000`, `5.9`, `0x1f`, `five`, `a hundred`, `五`, `一百万`. It knows no grammar. */

const ENGLISH = (
  "zero one two three four five six seven eight nine ten eleven twelve " +
  "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split(" ");
const ORDINALS = ["zeroth", "first", "second", "third", "fourth", "fifth"];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const MAGNITUDES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
};
const CHINESE = "零一二三四五六七八九";

/** How prose says that there is none. */
const NONE = new Set(["no", "none", "not one", "没有", "没有一种"]);

/** The number, or nothing if the text is none. */
export function numberIn(text: string): number | undefined {
  const plain = text.trim().toLowerCase();
  if (/^0x[\da-f]+$/.test(plain)) {
    return Number(plain);
  }
  if (/^[−-]?\d[\d,  ]*(\.\d+)?%?$/.test(plain)) {
    return Number(plain.replaceAll(/[,  %]/g, "").replace("−", "-"));
  }
  const digits = /^[\d,.]+ ?([a-z十百千万亿]+)$/.exec(plain);
  const magnitude = digits?.[1] === undefined ? undefined : MAGNITUDES[digits[1]];
  if (magnitude !== undefined) {
    return Number.parseFloat(plain.replaceAll(",", "")) * magnitude;
  }
  if (NONE.has(plain)) {
    return 0;
  }
  return spelled(/[a-z]/.test(plain) ? plain.split(/[\s-]+/) : Array.from(plain));
}

/** How many digits the text gives after the point. */
export function decimalsIn(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** `two hundred and five` is 2 × 100 + 5; a magnitude without a number before it counts once. */
function spelled(words: readonly string[]): number | undefined {
  let total = 0;
  let last = 0;
  let found = false;
  for (const word of words) {
    const magnitude = MAGNITUDES[word];
    const value = valueOf(word);
    if (magnitude !== undefined) {
      // A thousand multiplies all before it, a hundred only what stands right before it.
      total = magnitude < 1000 ? total + Math.max(last, 1) * magnitude : Math.max(total + last, 1) * magnitude;
      last = 0;
    } else if (value !== undefined) {
      last += value;
    } else if (word !== "and" && word !== "a") {
      return undefined;
    }
    found ||= magnitude !== undefined || value !== undefined;
  }
  return found ? total + last : undefined;
}

function valueOf(word: string): number | undefined {
  const unit = Math.max(ENGLISH.indexOf(word), ORDINALS.indexOf(word));
  const ten = TENS.indexOf(word);
  const digit = word.length === 1 ? CHINESE.indexOf(word) : -1;
  if (word === "两" || NONE.has(word)) {
    return word === "两" ? 2 : 0;
  }
  return unit >= 0 ? unit : ten >= 0 ? (ten + 2) * 10 : digit >= 0 ? digit : undefined;
}
