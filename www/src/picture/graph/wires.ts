/** Which references are drawn between the boxes of a plan. It knows no geometry. */
import type { ObjectView } from "../../engine";
import type { Link, Strength } from "./heap";
import type { Looks } from "./look";
import type { Model } from "./model";
import { ENTRIES } from "./plan";
import type { Box, Line, Wire } from "./plan";
import { stepOf } from "./steps";

const STRENGTHS: readonly Strength[] = ["phantom", "final", "weak", "soft", "strong"];

/** The references between what stands on the lines. */
export function wiresOf(model: Model, places: ReadonlyMap<number, Box>, lines: readonly Line[], looks: Looks): Wire[] {
  const wires: Wire[] = [];
  const boxes = lines.flatMap((line) => line.boxes);
  const pairs = new Set<string>();
  for (const { name } of lines) {
    const target = name?.objects[0];
    const box = target === undefined ? undefined : places.get(target);
    if (name && target !== undefined && box) {
      const onPath = name.text.split(", ").some((text) => looks.steps.has(stepOf(text, target)));
      const isThread = looks.steps.has(stepOf(model.scene.view.threads.find(({ id }) => id === target)?.name ?? "", target));
      wires.push({
        key: `${name.key} → ${box.key}`,
        from: name.key,
        to: box.key,
        strength: "strong",
        look: onPath || (isThread && name.look.includes("state")) ? "path" : "",
        tree: false,
        both: false,
        cut: false,
        objects: [target],
        slot: undefined,
      });
    }
  }
  for (const box of boxes) {
    for (const [to, link] of linksOf(model, places, box)) {
      const isTree = to.parent === box.key;
      // A reference back along a tree's line is the second head of that line.
      if (box.parent !== to.key) {
        wires.push(wireOf(model, box, to, link, isTree, looks));
        pairs.add(`${box.key} ${to.key}`);
      } else {
        pairs.add(`${box.key} ${to.key}`);
      }
    }
  }
  return wires.map((wire) => (wire.tree && pairs.has(`${wire.to} ${wire.from}`) ? { ...wire, both: true } : wire));
}

function wireOf({ cut, pins }: Model, from: Box, to: Box, link: Link, tree: boolean, { steps }: Looks): Wire {
  const [source = 0] = from.objects;
  const [target = 0] = to.objects;
  const isEntry = from.column === ENTRIES && !from.head;
  const leaks = isEntry && link.name === "value" && /\b(stale|leaked)\b/.test(from.look);
  const looks = [
    leaks || pins.has(stepOf(source, target)) ? "retains" : "",
    steps.has(stepOf(source, target)) ? "path" : "",
    from.look.includes("gone") || to.look.includes("gone") ? "gone" : "",
  ];
  return {
    key: `${from.key} → ${to.key}`,
    from: from.key,
    to: to.key,
    strength: link.strength,
    look: looks.filter((look) => look !== "").join(" "),
    tree,
    both: false,
    cut: cut?.reference === source && cut.referent === target,
    objects: isEntry ? [source] : [target],
    slot: from.slot,
  };
}

/** The boxes that a box refers to, each with the strongest of its references. */
function linksOf(model: Model, places: ReadonlyMap<number, Box>, box: Box): Map<Box, Link> {
  const { heap, cut } = model;
  const [source = 0] = box.objects;
  const isCrowd = box.objects.length > 1 && places.get(source)?.key.startsWith("crowd") === true;
  const found = new Map<Box, Link>();
  for (const id of isCrowd ? box.objects : [source]) {
    const links = heap.links(id).filter(({ isDetail }) => !isDetail);
    if (cut?.reference === id) {
      links.push({ to: cut.referent, name: "referent", strength: strengthOf(heap.at(id)), isDetail: false, isOfThread: false });
    }
    for (const link of links) {
      const to = places.get(link.to);
      const known = to && found.get(to);
      // A crowd leads to a crowd; its single references would be a thicket.
      if (!to || to === box || (isCrowd && to.key !== `${box.key} target`)) {
        continue;
      }
      if (!known || STRENGTHS.indexOf(known.strength) < STRENGTHS.indexOf(link.strength)) {
        found.set(to, link);
      }
    }
  }
  return found;
}

/** How a Reference, or an Entry, holds its referent. */
export function strengthOf(object: ObjectView | undefined): Strength {
  return object?.kind === "softReference" ? "soft" : object?.kind === "phantomReference" ? "phantom" : "weak";
}
