"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useLiveValue } from "../live/live-value.ts";
import { isPaletteKey, pressedKey } from "../shortcuts/pressed-key.ts";
import { areShortcutsOff } from "../shortcuts/shortcut-switch.ts";
import { type OpenOverlay, openOverlay } from "./open-palette.ts";

const SAID_MS = 4_000;

const PaletteDialog = dynamic(
  () => import("./palette-dialog.tsx").then((file) => file.PaletteDialog),
  { ssr: false },
);
const ShortcutsHelp = dynamic(
  () => import("../shortcuts/shortcuts-help.tsx").then((file) => file.ShortcutsHelp),
  { ssr: false },
);

/** What opens at a key; the other keys do something by themselves. */
const OPENED_BY: Readonly<Record<string, OpenOverlay>> = { "/": "palette", "?": "help" };

function onKey(press: KeyboardEvent): void {
  if (isPaletteKey(press)) {
    press.preventDefault();
    openOverlay.set(openOverlay.get() === "palette" ? null : "palette");
    return;
  }
  const key = pressedKey(press);
  if (key === null || openOverlay.get() !== null || areShortcutsOff()) return;
  press.preventDefault();
  const opened = OPENED_BY[key];
  if (opened) openOverlay.set(opened);
  else import("../shortcuts/run-shortcut.ts").then(({ runShortcut }) => runShortcut(key));
}

/** What was done, told for some seconds where nothing in sight shows it. */
function useSaid(): readonly [string, (words: string) => void] {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid];
}

/** Listens to keys and holds what they open; the code of both is loaded when first needed. */
export function PaletteHost() {
  const open = useLiveValue(openOverlay);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const [said, say] = useSaid();
  if (open !== null && !wanted.includes(open)) setWanted([...wanted, open]);

  useEffect(() => {
    const watch = new AbortController();
    window.addEventListener("keydown", onKey, { signal: watch.signal });
    return () => watch.abort();
  }, []);

  const onOpenChange = (isOpen: boolean) => {
    if (!isOpen) openOverlay.set(null);
  };
  return (
    <>
      {wanted.includes("palette") ? (
        <PaletteDialog
          open={open === "palette"}
          onOpenChange={onOpenChange}
          onHelp={() => openOverlay.set("help")}
          say={say}
        />
      ) : null}
      {wanted.includes("help") ? (
        <ShortcutsHelp open={open === "help"} onOpenChange={onOpenChange} />
      ) : null}
      <p
        role="status"
        className="no-print fixed inset-x-4 bottom-20 z-50 mx-auto w-fit max-w-xl rounded-box border border-line-strong bg-panel px-3 py-2 text-13 empty:hidden sm:bottom-6"
      >
        {said}
      </p>
    </>
  );
}
