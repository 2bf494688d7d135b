/** The settings of a survey as its readers see them: what each is called, and what is wrong with them. */
import type { SurveyParameters, SurveyProblem } from "./engine";
import { numberIn, plain, say } from "../i18n";
import type { Key, Language, Words } from "../i18n";

/** The name of a setting. */
export type Setting = keyof SurveyParameters;

/** What the field of a setting is called, in the order in which they stand. */
export const SETTINGS: Readonly<Record<Setting, Key>> = {
  keys: "ui.survey.keys",
  stride: "ui.survey.stride",
  deaths: "ui.survey.deaths",
  collectEvery: "ui.survey.collectEvery",
  operations: "ui.survey.operations",
  valueBytes: "ui.survey.valueBytes",
  seed: "ui.survey.seed",
};

/** What is wrong with the settings, with each one called as its field is and not as on the command line. */
export function problemIn(all: Words, language: Language, { key, arguments: values }: SurveyProblem): string {
  const told = values.map((value) => {
    const name = value.text.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const text = isSetting(name) ? say(all, "ui.survey.setting", { name: say(all, SETTINGS[name]) }) : numberIn(language, Number(value.text));
    return { ...value, text };
  });
  return plain(all, key, told);
}

function isSetting(name: string): name is Setting {
  return Object.hasOwn(SETTINGS, name);
}
