/**
 * What makes the questions of the interview alive: a program is opened in place, in the reading face, once the reader opens it.
 * Until then nothing is loaded.
 */
import "./article.css";
import "./interview.css";

for (const details of document.querySelectorAll<HTMLDetailsElement>("details.program")) {
  const place = details.querySelector<HTMLElement>(".lab");
  if (place) {
    details.addEventListener("toggle", () => void open(place), { once: true });
  }
}

/** Puts the figure in the place of its still picture, which is seen until the figure has drawn itself. */
async function open(place: HTMLElement): Promise<void> {
  const figure = document.createElement("threadlocal-lab");
  figure.setAttribute("face", "reading");
  for (const [name, value] of Object.entries(place.dataset)) {
    figure.setAttribute(name, value ?? "");
  }
  try {
    await import("./element");
    figure.append(...place.childNodes);
    place.append(figure);
  } catch {
    // A browser does not ask for a script again that it has not got: only loading the page again helps.
    const message = document.createElement("p");
    message.className = "absent";
    message.role = "alert";
    message.textContent = place.closest("main")?.dataset.absent ?? "";
    place.after(message);
  }
}

for (const link of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) {
  // The other language has the same questions.
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
