/** A number that is typed or slid. */
export interface NumberSpec {
  readonly kind: "number";
  readonly path: readonly string[];
  readonly label: string;
  /** What an empty field stands for; `undefined`: it may not be empty. */
  readonly empty?: string;
  /** Where the slider goes; between both ends by ratios where `isRatio`. */
  readonly slider: { readonly from: number; readonly to: number; readonly isRatio?: true };
  /** A range may be typed too. */
  readonly takesRange?: true;
  readonly isWhole?: true;
  readonly hint?: string;
}

export interface ChoiceSpec {
  readonly kind: "choice";
  readonly path: readonly string[];
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A part of a policy that is there or not. */
export interface SwitchSpec {
  readonly kind: "switch";
  readonly path: readonly string[];
  readonly label: string;
  readonly on: Readonly<Record<string, number | null>> | true;
  readonly off: null | false;
}

export type FieldSpec = NumberSpec | ChoiceSpec | SwitchSpec;

export const number = (
  path: string,
  label: string,
  slider: NumberSpec["slider"],
  more: Partial<Omit<NumberSpec, "kind" | "path" | "label" | "slider">> = {},
): NumberSpec => ({ kind: "number", path: path.split("."), label, slider, ...more });

export const choice = (
  path: string,
  label: string,
  choices: Readonly<Record<string, string>>,
): ChoiceSpec => ({
  ...{ kind: "choice", path: path.split("."), label },
  choices: Object.entries(choices).map(([value, name]) => ({ value, label: name })),
});
