"use client";
import { SheetDialog } from "../ui/sheet-dialog.tsx";
import { SHORTCUTS, type Shortcut } from "./shortcut-list.ts";
import { switchShortcuts, useShortcutsOff } from "./shortcut-switch.ts";

interface ShortcutsHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function Keys({ keys }: Pick<Shortcut, "keys">) {
  return (
    <>
      {keys.map((key, place) => (
        <span key={key}>
          {place === 0 ? null : " or "}
          <kbd className="inline-block min-w-6 rounded-mark border border-line-strong bg-sunken px-1.5 py-px text-center text-12 text-ink-2">
            {key}
          </kbd>
        </span>
      ))}
    </>
  );
}

/** Every key that does something, and the switch that turns single keys off. */
export function ShortcutsHelp({ open, onOpenChange }: ShortcutsHelpProps) {
  const areOff = useShortcutsOff();
  return (
    <SheetDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      description="Single keys do nothing while you type, while something is open, or with a modifier."
    >
      <label className="flex items-start gap-2.5 rounded-box bg-sunken px-3 py-2.5 text-13">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-(--accent)"
          checked={!areOff}
          onChange={({ target }) => switchShortcuts(!target.checked)}
        />
        <span>
          Single keys do something
          <span className="block text-12 text-ink-3">
            Turned off, only ⌘ K and Ctrl K are left. Kept in this browser.
          </span>
        </span>
      </label>
      {SHORTCUTS.map(({ title, shortcuts }) => (
        <section key={title} className="mt-5">
          <h3 className="text-13 font-semibold">{title}</h3>
          <dl className="mt-1 text-13">
            {shortcuts.map(({ keys, does }) => (
              <div
                key={does}
                className="flex items-baseline justify-between gap-4 border-t border-line py-1.5 first:border-t-0"
              >
                <dt className="text-ink-2">{does}</dt>
                <dd className="shrink-0 text-12 text-ink-3">
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </SheetDialog>
  );
}
