import type { Metadata } from "next";
import { PageProblem } from "../components/shell/page-problem.tsx";
import { ButtonLink } from "../components/ui/button.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PageProblem
      title="Nothing lives at this address"
      actions={
        <ButtonLink href="/" look="primary">
          Go to the overview
        </ButtonLink>
      }
    >
      <p>The address may be mistyped, or from another version.</p>
    </PageProblem>
  );
}
