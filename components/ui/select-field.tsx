import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

interface SelectFieldProps extends Omit<ComponentProps<"select">, "size"> {
  readonly label: string;
  /** The label is read out but not drawn. */
  readonly bare?: boolean;
  readonly problem?: string | null;
  readonly children: ReactNode;
}

/** The browser's own list of choices in our frame: quick, keyboard-ready, familiar on a phone. */
export function SelectField(props: SelectFieldProps) {
  const { label, bare, problem, className, children, ...rest } = props;
  const isWrong = Boolean(problem) || rest["aria-invalid"] === true;
  return (
    <label className={clsx("flex min-w-0 flex-col gap-1 text-13", className)}>
      <span className={bare ? "sr-only" : "text-ink-2"}>{label}</span>
      <span className="relative block min-w-0">
        <select
          {...rest}
          aria-invalid={isWrong || undefined}
          className={clsx(
            "h-8 w-full appearance-none truncate rounded-control border bg-panel pr-7 pl-2 text-13 disabled:opacity-50",
            isWrong ? "border-loss" : "border-control",
            rest.value === "" ? "text-ink-3" : "text-ink",
          )}
        >
          {children}
        </select>
        <ChevronDown
          size={14}
          aria-hidden
          className="pointer-events-none absolute top-2.25 right-2 text-ink-3"
        />
      </span>
      {problem ? <span className="text-12 text-loss">{problem}</span> : null}
    </label>
  );
}
