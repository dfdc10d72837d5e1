"use client";
import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { Popup } from "../ui/popup.tsx";

const ViewsBox = dynamic(() => import("./views-box.tsx").then((file) => file.ViewsBox), {
  ssr: false,
  loading: () => <p className="h-40 w-80 max-w-full text-13 text-ink-3">Loading</p>,
});

const TRIGGER = (
  <>
    <Bookmark size={14} aria-hidden className="text-ink-3" />
    Views
  </>
);

/** Pages under filters that the user gave a name, and the place to save one; in the top bar. */
export function ViewsMenu() {
  return (
    <Popup label="Saved views" trigger={TRIGGER}>
      {(close) => (
        <div className="p-3">
          <ViewsBox close={close} />
        </div>
      )}
    </Popup>
  );
}
