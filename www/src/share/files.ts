/** Pictures as files: an SVG as it is, and the pixels of one. */

/** Gives the reader a file. */
export function download(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

export function svgFile(svg: string): Blob {
  return new Blob([svg], { type: "image/svg+xml" });
}

/** The picture in twice as many pixels as it has units, for dense screens and print. */
export async function pngFile(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(2 * width);
  canvas.height = Math.ceil(2 * height);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((file) => {
      if (file) {
        resolve(file);
      } else {
        reject(new Error("the picture is too large"));
      }
    }, "image/png");
  });
}
