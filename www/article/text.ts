/** What the page says around the sections, in each language. */
import type { HundredWords } from "../src/hundred";
import type { Language } from "./outline";

export interface PageText {
  readonly title: string;
  readonly description: string;
  readonly contents: string;
  /** The other language, in that language. */
  readonly other: string;
  readonly playground: string;
  readonly interview: string;
  /** What the links at the head of the page lead to. */
  readonly pages: string;
  readonly section: (number: number) => string;
  /** A link to a figure or a section itself. */
  readonly link: string;
  readonly run: (call: string) => string;
  readonly slot: (index: number) => string;
  readonly mark: string;
  /** What is said of the marks after the call has run. */
  readonly verdict: { readonly right: string; readonly wrong: string };
  /** What the signs of the first picture mean. */
  readonly signs: string;
  readonly freed: string;
  readonly stays: string;
  readonly question: string;
  readonly right: string;
  readonly wrong: string;
  /** What the diagram of the classes says that is no name of the JDK, and how its boxes are read out. */
  readonly diagram: {
    readonly value: string;
    readonly holders: string;
    readonly yours: string;
    readonly box: (name: string, more: string) => string;
    readonly between: string;
  };
  readonly homes: { readonly increment: string; readonly length: string; readonly longest: string };
  readonly buckets: { readonly numbers: string; readonly put: string; readonly limits: string };
  /** The rows of `tests/hundred.json`, and the programs that a reader can run again. */
  readonly hundred: HundredWords;
  /** The same with the reader's numbers. */
  readonly rerun: { readonly tasks: string; readonly collectEvery: string; readonly run: string };
  /** The heads of the columns of what was interpreted and what was compiled. */
  readonly compiled: { readonly interpreter: string; readonly compiled: (jdk: string) => string };
  readonly printCard: string;
  readonly footer: string;
  readonly skip: string;
}

export const TEXT: Readonly<Record<Language, PageText>> = {
  en: {
    title: "ThreadLocal, one step at a time",
    description:
      "Does set() clean up after you? Java's ThreadLocal on an exact model of ThreadLocalMap and the garbage collector: predict, run, see what leaks and why.",
    contents: "Contents",
    other: "中文",
    playground: "Playground",
    interview: "Interview",
    pages: "Other pages",
    section: (number) => `section ${number}`,
    link: "Link to this place",
    run: (call) => `Run ${call}`,
    slot: (index) => `slot ${index}`,
    mark: "Mark what you expect to be freed: all, some, or none. Then run it.",
    verdict: { right: "You had it right.", wrong: "You expected something else." },
    signs: "Hatched: the key is dead, the value is still there. A dot: a slot where a key wants to sit; an arc leads there from where it does.",
    freed: "freed",
    stays: "stays",
    question: "Question",
    right: "Right.",
    wrong: "No.",
    buckets: { numbers: "your numbers", put: "put in", limits: "Up to 15 whole numbers from 0 to 999; the others are left out." },
    hundred: {
      lab: "lab",
      rows: {
        "new ThreadLocal, no GC meanwhile": "a new ThreadLocal each, no GC at all before the end",
        "new ThreadLocal, the JVM collects by itself": "a new ThreadLocal each, the JVM collects when it likes",
        "new ThreadLocal, GC after each task": "a new ThreadLocal each, a GC after each task",
        "one static ThreadLocal": "one static ThreadLocal, a GC after each task",
        "new ThreadLocal, remove()": "with remove(), a GC after each task",
        "the value refers to its key": "the value refers to its key, a GC after each task",
      },
      programs: {
        "pool-new-key-per-task": "a new ThreadLocal each",
        "pool-static-key": "one static ThreadLocal",
        "pool-remove": "with remove()",
        "pool-value-refers-to-key": "the value refers to its key",
      },
    },
    rerun: { tasks: "tasks", collectEvery: "a GC after every … tasks (0: none)", run: "Run it in the lab" },
    compiled: { interpreter: "interpreted", compiled: (jdk) => `compiled, ${jdk}` },
    printCard: "Print this card",
    diagram: { value: "the value", holders: "static field, local variable", yours: "your code", box: (name, more) => `${name} (${more})`, between: "; " },
    homes: { increment: "increment", length: "slots", longest: "longest run:" },
    footer:
      "Every table and every graph on this page is that of a Java program. The same file prints the same tables on JDK 17 and JDK 25, run by their interpreter with the Serial collector (-Xint -XX:+UseSerialGC), except where several workers share the tasks of a pool: there the tables depend on who takes which, and only bounds are proved. The thought experiments, which no JDK does, say that they are some. Every number in the text was counted by the engine when this page was built, or measured on real JDKs.",
    skip: "Skip to the article",
  },
  "zh-CN": {
    title: "图解 ThreadLocal 内存泄漏：set() 真会替你清理吗？",
    description:
      "图解 Java ThreadLocal：ThreadLocalMap 的线性探测与哈希冲突、弱引用的 key、探测式清理和启发式清理、线程池里的内存泄漏、remove()。每张图都能单步运行，每个数字都由真实程序得出。",
    contents: "目录",
    other: "English",
    playground: "演练场",
    interview: "面试题",
    pages: "其他页面",
    section: (number) => `第 ${number} 节`,
    link: "本处链接",
    run: (call) => `运行 ${call}`,
    slot: (index) => `${index} 号槽`,
    mark: "勾出你认为会被释放的，全勾、勾几个、一个不勾都行。然后运行。",
    verdict: { right: "你说对了。", wrong: "和你想的不一样。" },
    signs: "带斜线：过期（stale），key 没了，value 还在。圆点：key 的 home 槽，即哈希算出的下标；弧线：错位的 Entry 指回它的 home 槽。",
    freed: "已释放",
    stays: "还在",
    question: "想一想",
    right: "对。",
    wrong: "不对。",
    buckets: { numbers: "你的数", put: "放入前几个", limits: "最多 15 个 0 到 999 的整数，其余的不算。" },
    hundred: {
      lab: "模拟器",
      rows: {
        "new ThreadLocal, no GC meanwhile": "每个任务新建 ThreadLocal，结束之前一次 GC 也没有",
        "new ThreadLocal, the JVM collects by itself": "每个任务新建 ThreadLocal，由 JVM 自行 GC",
        "new ThreadLocal, GC after each task": "每个任务新建 ThreadLocal，每个任务后 GC",
        "one static ThreadLocal": "一个静态的 ThreadLocal，每个任务后 GC",
        "new ThreadLocal, remove()": "用完 remove()，每个任务后 GC",
        "the value refers to its key": "value 引用自己的 key，每个任务后 GC",
      },
      programs: {
        "pool-new-key-per-task": "每个任务新建 ThreadLocal",
        "pool-static-key": "一个静态的 ThreadLocal",
        "pool-remove": "用完 remove()",
        "pool-value-refers-to-key": "value 引用自己的 key",
      },
    },
    rerun: { tasks: "任务数", collectEvery: "每几个任务做一次 GC（0 为不做）", run: "在模拟器里运行" },
    compiled: { interpreter: "解释执行", compiled: (jdk) => `编译执行，${jdk}` },
    printCard: "打印这张卡片",
    diagram: { value: "存入的 value", holders: "静态字段、局部变量", yours: "你的代码", box: (name, more) => `${name}（${more}）`, between: "；" },
    homes: { increment: "增量", length: "槽数", longest: "最长的连续段：" },
    footer:
      "本页图中的每一张 ThreadLocalMap 的表、每一幅引用图都出自一个 Java 程序。同一个文件交给 JDK 17 和 JDK 25，解释执行、用 Serial 收集器（-Xint -XX:+UseSerialGC），打印出的表一模一样；只有几个线程分领一个池的任务时除外：表要看谁领了哪个任务，证明的只是上下界。JDK 里并不存在的思想实验，图上都注明了。文中的每一个数字，要么是构建本页时由模拟器数出来的，要么是在真实的 JDK 上测出来的。",
    skip: "跳到正文",
  },
};
