import type { ReactNode } from "react";

/** The thin bar above a page: what it covers, as controls. Stays in sight from 640 px on. */
export function TopBar({ children }: { readonly children: ReactNode }) {
  return (
    <div className="no-print z-20 border-b border-line bg-canvas sm:sticky sm:top-0">
      <div className="scroll-box mx-auto flex min-h-12 max-w-320 items-center gap-1.5 px-4 py-2 sm:flex-wrap sm:px-6">
        {children}
      </div>
    </div>
  );
}
