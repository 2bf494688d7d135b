/** The whole corpus to choose from: a list by subject at the end of the page, and the same as a menu at its top. */
import type { Key, Language } from "./i18n";
import { SCENARIOS, sourceOf, titleOf } from "./scenario";

/** From the first thing to know to the last. */
const GROUPS: readonly (readonly [subject: Key, names: string])[] = [
  ["ui.group.where", "one-key-two-threads many-keys-one-map shared-not-copied initial-value-per-thread"],
  ["ui.group.calls", "first-set overwrite get-adds-an-entry set-null-is-not-remove with-initial-after-remove"],
  ["ui.group.homes", "consecutive-homes collision same-home-until-it-grows modulo-16 get-after-miss get-finds-its-key-moved the-gap-goes-to-the-neighbour the-gap-goes-to-the-key"],
  ["ui.group.references", "four-references four-weak-key-strong-value four-weak-key-weak-value four-strong-key-strong-value four-strong-key-weak-value soft-cache references-under-memory-pressure"],
  ["ui.group.keys", "local-key-frame-gone key-captured-by-a-running-task key-captured-by-a-queued-task key-returned-and-kept key-returned-and-dropped static-key value-refers-to-its-key thread-ends"],
  ["ui.group.cleaning", "remove-cleans-its-run remove-around-the-end set-goes-back-in-its-run scan-finds-its-last-cell scan-misses-the-next-cell scan-starts-again-after-a-find existing-keys-clean-nothing"],
  ["ui.group.slot5", "set-misses-slot-5 get-misses-slot-5 remove-misses-slot-5 remove-next-door-leaves-slot-5 set-cleans-slot-5-from-a-longer-run set-cleans-slot-5-after-a-find set-misses-slot-5-after-a-find new-key-at-3-cleans-slot-5 new-key-at-9-scans-nothing"],
  ["ui.group.growing", "rehash-and-resize rehash-sweeps-and-stays-at-16 rehash-sweeps-and-resizes"],
  ["ui.group.production", "next-request-reads-the-last-user remove-in-finally a-helper-that-removes a-helper-that-restores-an-initial-value remove-on-the-wrong-thread pool-new-key-per-task pool-new-key-gc-every-ten pool-new-key-gc-at-the-end pool-static-key pool-remove pool-value-refers-to-key out-of-memory-although-every-key-is-dead memory-lasts-with-remove redeploy-string-value redeploy-value-of-its-own-class redeploy-new-key inheritable-child-copies-once inheritable-in-a-pool"],
  ["ui.group.designs", "design-keys-strong design-values-weak design-cleaning-none design-cleaning-full design-table-chained design-table-queued modulo-16-chained design-increment another-increment"],
];

/** Scenarios on one subject. */
interface Group {
  readonly subject: Key;
  readonly scenarios: readonly { readonly name: string; readonly title: string }[];
}

/** The corpus by subject, with the titles in a language. */
export async function groups(language: Language): Promise<readonly Group[]> {
  const placed = GROUPS.map(([subject, names]) => ({ subject, names: names.split(" ") }));
  const others = SCENARIOS.filter((name) => !placed.some(({ names }) => names.includes(name)));
  const all = [...placed, { subject: "ui.group.others" as const, names: others }].filter(({ names }) => names.length > 0);
  return Promise.all(
    all.map(async ({ subject, names }) => ({
      subject,
      scenarios: await Promise.all(names.map(async (name) => ({ name, title: titleOf(await sourceOf(name), language) || name }))),
    })),
  );
}

/** The list, with a link for each scenario. */
export function listOf(groups: readonly Group[], say: (key: Key) => string, chosen: string, addressOf: (name: string) => string): Node[] {
  return groups.map(({ subject, scenarios }) => {
    const heading = document.createElement("h3");
    heading.textContent = say(subject);
    const list = document.createElement("ul");
    for (const { name, title } of scenarios) {
      const link = document.createElement("a");
      link.textContent = title;
      link.href = addressOf(name);
      if (name === chosen) {
        link.setAttribute("aria-current", "page");
      }
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    const section = document.createElement("section");
    section.append(heading, list);
    return section;
  });
}

/** Leaves of the list what has all words of a search, in its title or its name; whether anything is left. */
export function filter(list: Element, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  for (const item of list.querySelectorAll("li")) {
    const text = `${item.textContent} ${item.querySelector("a")?.href ?? ""}`.toLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
  }
  for (const section of list.querySelectorAll("section")) {
    section.hidden = !section.querySelector("li:not([hidden])");
  }
  return list.querySelector("li:not([hidden])") !== null;
}

/** The menu, below a first line for the program with nothing in it. */
export function menuOf(groups: readonly Group[], say: (key: Key) => string, empty: string): Node[] {
  const none = new Option(say("ui.page.empty"), empty);
  return [
    none,
    ...groups.map(({ subject, scenarios }) => {
      const group = document.createElement("optgroup");
      group.label = say(subject);
      group.append(...scenarios.map(({ name, title }) => new Option(title, name)));
      return group;
    }),
  ];
}
