import { Figure } from "./figure";

export default function Page() {
  return (
    <main>
      <h1>A page of Next</h1>
      <Figure />
    </main>
  );
}
