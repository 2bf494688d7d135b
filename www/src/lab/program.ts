/**
 * What the open source is called: a scenario by its file, the reader's own by its title, its class, or just as theirs.
 * It knows no DOM.
 */
import type { Figure } from "../figure";
import type { Language, Say } from "../i18n";
import { fileFor, mainClassOf } from "../own";
import { lastFor } from "../memo";
import { titleOf } from "../scenario";

/** What an open source is called. */
export interface Program {
  /** Its title in the reader's language, or else its class or its file. */
  readonly name: string;
  /** Whether it is the reader's own: given or edited, not merely appended to. */
  readonly own: boolean;
}

/** The file of a source, and what it is called where it has no title. */
export interface Names {
  readonly file: string;
  readonly name: string;
}

/** `opened` is the file that the source was opened from; empty if it was given. */
export function namesOf(figure: Figure, opened: string, say: Say): Names {
  const { source, edited } = figure;
  return names(figure, [source, edited, opened, say], () => namesAnew(source, edited, opened, say));
}

function namesAnew(source: string, edited: boolean, opened: string, say: Say): Names {
  return opened === "" || edited ? { file: fileFor(source, titleOf(source, "en")), name: mainClassOf(source) || say("ui.own") } : { file: opened, name: opened };
}

/** What the page around a figure calls its program. */
export function programOf(figure: Figure, opened: string, language: Language, say: Say): Program {
  return programs(figure, [figure.source, figure.edited, opened, language, say], () => {
    const name = titleOf(figure.source, language) || namesOf(figure, opened, say).name;
    return { name, own: opened === "" || figure.edited };
  });
}

/** What each figure's program was called last. */
const programs = lastFor<Program>();
const names = lastFor<Names>();
