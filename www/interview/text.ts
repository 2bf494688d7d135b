/** What the page of the interview says around its questions, in each language. */
import type { Language } from "../article/outline";

export interface InterviewText {
  /** What a search shows. */
  readonly title: string;
  readonly description: string;
  readonly heading: string;
  readonly lead: string;
  readonly questions: string;
  readonly article: string;
  readonly answer: string;
  readonly followUp: string;
  readonly wrong: string;
  readonly run: (title: string) => string;
  /** A program that the lab refuses; `what` is what it refuses it for. */
  readonly printed: (what: string) => string;
  readonly refused: string;
  readonly printedBy: (jdks: string) => string;
  readonly and: string;
  readonly footer: string;
}

export const INTERVIEW_TEXT: Readonly<Record<Language, InterviewText>> = {
  en: {
    title: "ThreadLocal interview questions, each with a program that runs",
    description:
      "Java ThreadLocal interview questions: weak keys and memory leaks, remove(), thread pools, 0x61c88647, CompletableFuture, virtual threads, ScopedValue. Each with a 30-second answer, the follow-up, wrong answers and a program to run.",
    heading: "ThreadLocal in an interview",
    lead: "An answer that takes 30 seconds, the question that comes next, what people say that isn't so, and a program that shows it: run it here, step by step, or read what a JDK printed.",
    questions: "Questions",
    article: "The article",
    answer: "In 30 seconds",
    followUp: "Follow-up:",
    wrong: "Heard often, and wrong",
    run: (title) => `Run it: ${title}`,
    printed: (what) => `What a JDK prints: ${what}`,
    refused: "The lab doesn't know what this program uses, so it can't be stepped through here.",
    printedBy: (jdks) => `Printed by ${jdks}:`,
    and: " and ",
    footer:
      "Every number here was counted by the engine when this page was built, or printed by a real JDK. The programs are files of the project: those that run here print the same tables on JDK 17 and JDK 25.",
  },
  "zh-CN": {
    title: "ThreadLocal 面试题：30 秒答案，每题都能运行",
    description:
      "ThreadLocal 面试题：弱引用的 key 与内存泄漏、探测式清理与启发式清理、线性探测与哈希冲突、0x61c88647、remove()、线程池、父子线程、TTL、虚拟线程、ScopedValue。每题有 30 秒答案、追问和常见的错误说法，都有程序可运行。",
    heading: "ThreadLocal 面试题",
    lead: "每题有一个 30 秒的答案、接下来的追问、常见的错误说法，还有一个程序：就在这里一步一步运行，或者看 JDK 打印了什么。",
    questions: "题目",
    article: "正文",
    answer: "30 秒答案",
    followUp: "追问：",
    wrong: "常见的错误说法",
    run: (title) => `运行：${title}`,
    printed: (what) => `JDK 打印的结果：${what}`,
    refused: "模拟器不支持这个程序用到的类，所以不能在这里单步运行。",
    printedBy: (jdks) => `${jdks} 打印：`,
    and: " 和 ",
    footer:
      "本页的每一个数字，要么是构建时由模拟器数出来的，要么是真实的 JDK 打印的。程序都是本项目的文件；能在这里运行的，在 JDK 17 和 JDK 25 上打印出的表完全相同。",
  },
};
