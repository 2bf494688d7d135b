/** The builder's own words: no figure has to load them. */
import obtain from "../../embed/obtain.json";
import type { Language } from "../i18n";
import type { Pane } from "./builder";

interface BuilderWords {
  readonly lead: string;
  readonly panes: string;
  readonly language: string;
  readonly theme: string;
  readonly pages: string;
  readonly readers: string;
  readonly light: string;
  readonly dark: string;
  readonly step: string;
  readonly here: string;
  readonly start: string;
  readonly readonly: string;
  readonly host: string;
  readonly copy: string;
  readonly copied: string;
  readonly uncopied: string;
  readonly once: string;
  readonly paste: string;
  readonly listens: string;
  readonly picture: string;
  readonly preview: string;
  readonly names: Readonly<Record<Pane, string>>;
}

export const BUILDER: Readonly<Record<Language, BuilderWords>> = {
  en: {
    lead: `The figure runs in your page as it does here. ${obtain.en} Nothing is loaded from anywhere else.`,
    panes: "Panes",
    language: "Language",
    theme: "Theme",
    pages: "As the page",
    readers: "As the reader's system",
    light: "Light",
    dark: "Dark",
    step: "Begin",
    here: "Where it stands above",
    start: "At the start",
    readonly: "Readers only look",
    host: "For",
    copy: "Copy",
    copied: "Copied.",
    uncopied: "The browser does not let the page use the clipboard. Select the text and copy it yourself.",
    once: "Goes into",
    paste: "Goes where the figure shall be",
    listens: "Goes into a script of the page, if the frame shall be as high as the figure",
    picture: "A feed shows a picture, and a click on it opens the figure. Save the picture from the figure above: Take it away, Picture, table, SVG.",
    preview: "What your readers see",
    names: {
      slots: "table",
      graph: "references",
      legend: "legend",
      message: "what happens",
      timeline: "timeline",
      predict: "prediction",
      actions: "what to do next",
      code: "scenario",
      editor: "editor",
      listing: "algorithm",
      variables: "variables",
      stack: "call stack",
      ledger: "ledger",
      heap: "heap",
      output: "output",
      share: "take it away",
    },
  },
  "zh-CN": {
    lead: `图在你的网页里和在这里一样运行。${obtain["zh-CN"]}不会从别处加载任何内容。`,
    panes: "面板",
    language: "语言",
    theme: "主题",
    pages: "跟随网页",
    readers: "跟随读者的系统",
    light: "浅色",
    dark: "深色",
    step: "起点",
    here: "上图当前的位置",
    start: "开头",
    readonly: "读者只看不改",
    host: "用于",
    copy: "复制",
    copied: "已复制。",
    uncopied: "浏览器不允许本页使用剪贴板。请选中文字自行复制。",
    once: "写进",
    paste: "放在要显示图的地方",
    listens: "如果要让 iframe 与图一样高，写进网页的脚本",
    picture: "RSS 里显示的是图片，点击后打开这张图。图片从上图保存：导出/分享 → 图片 → 表 → SVG。",
    preview: "读者看到的样子",
    names: {
      slots: "表",
      graph: "引用图",
      legend: "图例",
      message: "发生了什么",
      timeline: "时间线",
      predict: "预测",
      actions: "接下来做什么",
      code: "场景源码",
      editor: "编辑器",
      listing: "算法",
      variables: "变量",
      stack: "调用栈",
      ledger: "账本",
      heap: "堆",
      output: "输出",
      share: "导出/分享",
    },
  },
};
