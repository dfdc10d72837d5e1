"use client";
import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { Popup } from "../ui/popup.tsx";

const fetchBox = () => import("./views-box.tsx").then((file) => file.ViewsBox);
const ViewsBox = dynamic(fetchBox, { ssr: false });

const TRIGGER = (
  <>
    <Bookmark size={14} aria-hidden className="text-ink-3" />
    <span className="max-sm:sr-only">Views</span>
  </>
);

/** Pages under filters that the user gave a name, and the place to save one; in the top bar. */
export function ViewsMenu() {
  return (
    <Popup label="Saved views" trigger={TRIGGER} prepare={fetchBox}>
      {(close) => (
        <div className="p-3">
          <ViewsBox close={close} />
        </div>
      )}
    </Popup>
  );
}
