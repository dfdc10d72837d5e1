"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Search } from "lucide-react";
import { useState } from "react";
import type { Command } from "./command.ts";
import { matchCommands } from "./match-commands.ts";

interface CommandListProps {
  readonly commands: readonly Command[];
  readonly placeholder: string;
  readonly onChoose: (command: Command) => void;
}

interface Group {
  readonly value: string;
  readonly items: readonly Command[];
}

function CommandItem({
  command,
  onChoose,
}: { command: Command } & Pick<CommandListProps, "onChoose">) {
  return (
    <Autocomplete.Item
      value={command}
      onClick={() => onChoose(command)}
      className="flex min-h-8 cursor-pointer items-center gap-3 rounded-mark px-2 py-1 text-13 outline-none data-highlighted:bg-sunken"
    >
      <span className="min-w-0 flex-1 truncate" title={command.label}>
        {command.label}
      </span>
      {command.detail ? (
        <span className="shrink-0 text-12 text-ink-3">{command.detail}</span>
      ) : null}
    </Autocomplete.Item>
  );
}

/** A field and under it what can be done, by what is typed; arrows choose, Enter does it. */
export function CommandList({ commands, placeholder, onChoose }: CommandListProps) {
  const [typed, setTyped] = useState("");
  const groups = matchCommands(commands, typed).map(
    ({ title, commands: items }): Group => ({ value: title, items }),
  );
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      autoHighlight="always"
      keepHighlight
      items={groups}
      itemToStringValue={({ label }: Command) => label}
      value={typed}
      onValueChange={(next, { reason }) => {
        if (reason !== "item-press") setTyped(next);
      }}
    >
      <div className="flex items-center gap-2.5 border-b border-line px-3">
        <Search size={16} aria-hidden className="shrink-0 text-ink-3" />
        <Autocomplete.Input
          aria-label={placeholder}
          placeholder={placeholder}
          className="h-11 w-full min-w-0 bg-transparent text-14 placeholder:text-ink-3 focus:outline-none"
        />
      </div>
      <Autocomplete.Empty className="px-4 py-5 text-13 text-ink-3 empty:hidden">
        Nothing by that name. Try a page, a model, a period or “CSV”.
      </Autocomplete.Empty>
      <Autocomplete.List className="scroll-box max-h-[min(26rem,60dvh)] scroll-py-2 p-1.5 empty:p-0">
        {(group: Group) => (
          <Autocomplete.Group key={group.value} items={group.items} className="not-last:mb-1.5">
            <Autocomplete.GroupLabel className="px-2 py-1 text-12 text-ink-3">
              {group.value}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => (
                <CommandItem key={command.id} command={command} onChoose={onChoose} />
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
