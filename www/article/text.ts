/** What the page says around the sections, in each language. */
import type { HundredWords } from "../src/hundred";
import type { Deep } from "./deep";
import type { Language } from "./outline";

export interface PageText {
  /** What the site is called, at the head of each page. */
  readonly site: string;
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
  /** Has the reader told what they have not found. */
  readonly tell: string;
  /** A link to a program that shows something. */
  readonly case: string;
  /** How many tables of a quiz were foreseen: `{right}` of `{count}`. */
  readonly score: string;
  /** The pages that go deeper, and the way back from them. */
  readonly deep: Readonly<Record<Deep, { readonly name: string; readonly title: string; readonly description: string }>>;
  readonly deeper: string;
  readonly back: string;
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
  readonly cardPicture: string;
  /** What stands around the links to the pictures of the opening. */
  readonly takeAway: { readonly before: string; readonly film: string; readonly between: string; readonly under: string };
  readonly footer: string;
  readonly skip: string;
}

export const TEXT: Readonly<Record<Language, PageText>> = {
  en: {
    site: "ThreadLocal, one step at a time",
    title: "ThreadLocal leaks: does set() clean up after you?",
    description:
      "Java's ThreadLocal memory leak on an exact model of ThreadLocalMap and the garbage collector: predict what set(), get() and remove() free, run it, see what leaks and why.",
    contents: "Contents",
    other: "中文",
    playground: "Playground",
    interview: "Interview",
    pages: "Other pages",
    section: (number) => `section ${number}`,
    link: "Link to this place",
    tell: "Tell me",
    case: "run it",
    score: "{right} of {count} foreseen",
    deep: {
      chaining: {
        name: "Chaining or open addressing",
        title: "ThreadLocalMap: chaining or open addressing?",
        description: "The same numbers in a chained table and in an open one, and what that means for dead keys in Java's ThreadLocalMap.",
      },
      references: {
        name: "Soft and phantom references",
        title: "Java's soft, weak and phantom references, step by step",
        description: "Strong, soft, weak and phantom references at work: which of them a garbage collection clears, and when.",
      },
      array: {
        name: "Why an Entry array and not a HashMap",
        title: "Why does ThreadLocalMap use an array and not a HashMap?",
        description: "Eleven designs of ThreadLocalMap compared by experiment: what dead keys keep alive, and what an operation costs.",
      },
      locks: {
        name: "ThreadLocal against locks",
        title: "ThreadLocal against locks: sharing, and the four conditions of a deadlock",
        description: "A lock trades time, a ThreadLocal trades space: what that solves, and which condition of a deadlock disappears.",
      },
      jit: {
        name: "When the method is compiled",
        title: "When the JIT has compiled the method, a ThreadLocal dies earlier",
        description: "What the JIT compiler changes about local variables that hold a ThreadLocal, measured on JDK 17 and JDK 25.",
      },
    },
    deeper: "Deeper",
    back: "Back to the article",
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
    cardPicture: "as a picture",
    takeAway: { before: "For places without scripts:", film: "GIF", between: ", pictures ", under: "Caption:" },
    diagram: { value: "the value", holders: "static field, local variable", yours: "your code", box: (name, more) => `${name} (${more})`, between: "; " },
    homes: { increment: "increment", length: "slots", longest: "longest run:" },
    footer:
      "Every table and every graph on this page is that of a Java program. The same file prints the same tables on JDK 17 and JDK 25, run by their interpreter with the Serial collector (-Xint -XX:+UseSerialGC), except where several workers share the tasks of a pool: there the tables depend on who takes which, and only bounds are proved. The thought experiments, which no JDK does, say that they are some. Every number in the text was counted by the engine when this page was built, or measured on real JDKs.",
    skip: "Skip to the article",
  },
  "zh-CN": {
    site: "图解 ThreadLocal",
    title: "图解 ThreadLocal 内存泄漏：set() 真会替你清理吗？",
    description:
      "图解 ThreadLocal 内存泄漏：线性探测、探测式清理（expungeStaleEntry）、启发式清理（cleanSomeSlots）到底清得到哪里？先预测，再运行，看清什么在泄漏、为什么泄漏。",
    contents: "目录",
    other: "English",
    playground: "演练场",
    interview: "面试题",
    pages: "其他页面",
    section: (number) => `第 ${number} 节`,
    link: "本处链接",
    tell: "告诉我",
    case: "运行看看",
    score: "做完 {count} 张，猜对 {right} 张",
    deep: {
      chaining: {
        name: "链地址法，还是开放地址法",
        title: "图解 ThreadLocalMap：为什么用线性探测，不用链地址法？",
        description: "同样几个数，放进链地址法和开放地址法的哈希表，看哈希冲突、装载因子，以及过期的 key 挡在谁的路上。",
      },
      references: {
        name: "软引用和虚引用",
        title: "图解 Java 的软引用、弱引用和虚引用",
        description: "强、软、弱、虚四种引用，GC 各在什么时候清除？一步一步运行给你看。",
      },
      array: {
        name: "为什么是 Entry 数组，不是 HashMap",
        title: "ThreadLocalMap 为什么用数组，不用 HashMap？",
        description: "用实验比较 ThreadLocalMap 的11 种设计：过期的 key 占着多少 value，一次操作要看多少个槽。",
      },
      locks: {
        name: "ThreadLocal 与锁",
        title: "ThreadLocal 与锁：共享，以及死锁的四个条件",
        description: "锁用时间换安全，ThreadLocal 用空间换：它解决了什么，又去掉了死锁的哪个条件。",
      },
      jit: {
        name: "方法编译之后",
        title: "JIT 编译之后，ThreadLocal 的 key 会更早被 GC 清除",
        description: "JIT 编译器怎样对待引用着 ThreadLocal 的局部变量，在 JDK 17 和 JDK 25 上的实测结果。",
      },
    },
    deeper: "深入",
    back: "回到文章",
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
    cardPicture: "规则卡图片",
    takeAway: { before: "发到放不了脚本的地方：", film: "GIF 动图", between: "，图片 ", under: "配文：" },
    diagram: { value: "存入的 value", holders: "静态字段、局部变量", yours: "你的代码", box: (name, more) => `${name}（${more}）`, between: "；" },
    homes: { increment: "增量", length: "槽数", longest: "最长的连续段：" },
    footer:
      "本页图中的每一张 ThreadLocalMap 的表、每一幅引用图都出自一个 Java 程序。同一个文件交给 JDK 17 和 JDK 25，解释执行、用 Serial 收集器（-Xint -XX:+UseSerialGC），打印出的表一模一样；只有几个线程分领一个池的任务时除外：表要看谁领了哪个任务，证明的只是上下界。JDK 里并不存在的思想实验，图上都注明了。文中的每一个数字，要么是构建本页时由模拟器数出来的，要么是在真实的 JDK 上测出来的。",
    skip: "跳到正文",
  },
};
