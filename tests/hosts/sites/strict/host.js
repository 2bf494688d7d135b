// The figures of another origin: the same server under its other name.
const frame = document.querySelector("iframe");
frame.src = new URL(frame.dataset.address, location.href.replace("127.0.0.1", "localhost"));
addEventListener("message", ({ source, data }) => data?.type === "threadlocal-lab-height" &&
  document.querySelectorAll("iframe").forEach((frame) => frame.contentWindow === source && (frame.height = data.height)));

document.querySelector("button").addEventListener("click", () => {
  frame.contentWindow.postMessage({ type: "threadlocal-lab-seek", step: "end" }, "*");
});
