import type { ReactNode } from "react";

interface TopBarProps {
  readonly children: ReactNode;
  /** What is in force: beside the controls, on a narrow screen under them. */
  readonly chips?: ReactNode;
}

/** The thin bar above a page: what it covers, as controls. Stays in sight from 640 px on. */
export function TopBar({ children, chips }: TopBarProps) {
  return (
    <div className="no-print z-20 border-b border-line bg-canvas sm:sticky sm:top-0">
      <div className="mx-auto min-h-12 max-w-320 py-1.5 sm:flex sm:flex-wrap sm:items-center sm:gap-1.5 sm:px-6">
        <div className="scroll-box flex items-center gap-1.5 px-4 py-1 sm:contents">{children}</div>
        {chips ? (
          <div className="flex flex-wrap gap-1.5 px-4 pb-1 empty:hidden sm:contents">{chips}</div>
        ) : null}
      </div>
    </div>
  );
}
