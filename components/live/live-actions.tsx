import { Pause, Play } from "lucide-react";
import { Button } from "../ui/button.tsx";
import type { LiveLink } from "./live-state.ts";
import { linkWords } from "./live-words.ts";

interface LiveActionsProps {
  readonly link: LiveLink;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
  /** The way to connect a client is open. */
  readonly isConnecting: boolean;
  readonly onConnect: (isConnecting: boolean) => void;
}

/** Whether events come, and what can be done with the page as a whole. */
export function LiveActions(props: LiveActionsProps) {
  const { link, isPaused, onPause, isConnecting, onConnect } = props;
  const words = linkWords(link, isPaused);
  const Icon = isPaused ? Play : Pause;
  return (
    <div className="no-print flex shrink-0 flex-wrap items-center gap-2">
      <span role="status" className="inline-flex items-center gap-1.5 text-13 text-ink-2">
        <span
          aria-hidden="true"
          className={`size-2 rounded-full ${words === "Live" ? "bg-accent" : "border border-ink-3"}`}
        />
        {words}
      </span>
      <Button onClick={() => onPause(!isPaused)}>
        <Icon size={14} aria-hidden />
        {isPaused ? "Resume" : "Pause"}
      </Button>
      <Button aria-expanded={isConnecting} onClick={() => onConnect(!isConnecting)}>
        Connect a client
      </Button>
    </div>
  );
}
