// What travels to a reader, each figure beside its bar: part of `cargo xtask bench --sizes`. CHROME names the browser.
//
// Bytes are those of gzip. A bar that is missed is printed as missed: nothing here ends in an error for it.
import { firstFigures } from "./speed/bytes.mjs";
import { recordingBytes } from "./speed/recordings.mjs";
import { served } from "./serve.mjs";

const { address, close } = await served();
try {
  await firstFigures(address);
  await recordingBytes();
} finally {
  close();
}
