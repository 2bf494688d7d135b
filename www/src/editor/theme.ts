/** The look of the editor: the same as that of the panes of code, by the same tokens. */
import { EditorView } from "@codemirror/view";

export const THEME = EditorView.theme({
  "&": { height: "100%", background: "var(--panel)", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "12.5px/1.75 var(--mono)", overflow: "auto", overscrollBehavior: "contain", scrollbarWidth: "thin" },
  ".cm-content": { padding: "4px 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { background: "var(--panel)", color: "var(--soft)", border: "0" },
  ".cm-gutter-lint": { width: "14px" },
  ".cm-now": { background: "var(--now-fill)", boxShadow: "inset 3px 0 var(--now)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--now-fill)" },
  ".cm-tooltip": { border: "1px solid var(--line)", borderRadius: "6px", background: "var(--panel)", color: "var(--ink)", font: "13px/1.5 var(--text)" },
  ".cm-diagnostic": { padding: "6px 10px" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--leak)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--edge)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--leak)" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--edge)" },
  ".tok-keyword": { color: "var(--code-word)", fontWeight: "650" },
  ".tok-string, .tok-string2": { color: "var(--code-string)" },
  ".tok-comment": { color: "var(--code-comment)" },
});
