interface Period {
  readonly fromUs: number;
  /** Exclusive; `null` = no end known. */
  readonly toUs: number | null;
}

/** Whether a moment lies in a period, which includes its start and excludes its end. */
export const holdsAt = ({ fromUs, toUs }: Period, us: number): boolean =>
  fromUs <= us && (toUs === null || us < toUs);
