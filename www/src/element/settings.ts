/**
 * The attributes of a figure and the properties that hold them. An attribute sets its property; a property that is set
 * leaves the attribute as it is. It knows no element.
 */

/** What the attributes say, by the names of their properties. */
export interface Settings {
  readonly scenario: string;
  readonly recording: string;
  readonly face: string;
  readonly panes: string | null;
  readonly controls: string | null;
  readonly layout: string;
  readonly loop: string;
  readonly linkPage: string;
  readonly autoplay: boolean;
  readonly predict: boolean;
  readonly readonly: boolean;
}

export type Setting = keyof Settings;

/** Of absent attributes. */
export const NONE: Settings = {
  scenario: "",
  recording: "",
  face: "",
  panes: null,
  controls: null,
  layout: "",
  loop: "",
  linkPage: "",
  autoplay: false,
  predict: false,
  readonly: false,
};

export const SETTINGS = Object.keys(NONE) as readonly Setting[];

/** The attributes that are not called as their properties are. */
const NAMED: Readonly<Partial<Record<Setting, string>>> = { linkPage: "link-page" };

/** The property of each attribute. */
const OF_ATTRIBUTE: ReadonlyMap<string, Setting> = new Map(SETTINGS.map((name) => [NAMED[name] ?? name, name]));

export const ATTRIBUTES = [...OF_ATTRIBUTE.keys()];

/** What an attribute says, and of which property; nothing of one that is not among them. */
export function settingOf(attribute: string, value: string | null): { readonly name: Setting; readonly value: Settings[Setting] } | undefined {
  const name = OF_ATTRIBUTE.get(attribute);
  if (name === undefined) {
    return undefined;
  }
  const none = NONE[name];
  return { name, value: typeof none === "boolean" ? value !== null : (value ?? none) };
}
