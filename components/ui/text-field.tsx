import { clsx } from "clsx";
import type { ComponentProps } from "react";

interface TextFieldProps extends ComponentProps<"input"> {
  readonly label: string;
  readonly bare?: boolean;
  readonly problem?: string | null;
}

export function TextField({ label, bare, problem, className, ...rest }: TextFieldProps) {
  const isWrong = Boolean(problem) || rest["aria-invalid"] === true;
  return (
    <label className={clsx("flex min-w-0 flex-col gap-1 text-13", className)}>
      <span className={bare ? "sr-only" : "text-ink-2"}>{label}</span>
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        aria-invalid={isWrong || undefined}
        className={clsx(
          "h-8 w-full min-w-0 rounded-control border bg-panel px-2 text-13 text-ink placeholder:text-ink-3 disabled:opacity-50",
          isWrong ? "border-loss" : "border-control",
        )}
      />
      {problem ? <span className="text-12 text-loss">{problem}</span> : null}
    </label>
  );
}
