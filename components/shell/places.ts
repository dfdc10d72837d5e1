import {
  CircleGauge,
  FlaskConical,
  KeyRound,
  Layers,
  LayoutGrid,
  List,
  type LucideIcon,
  Radio,
  ScanSearch,
  Tags,
  Timer,
  TrendingDown,
  Upload,
} from "lucide-react";
import type { Route } from "next";

export interface Place {
  readonly href: Route;
  readonly name: string;
  readonly icon: LucideIcon;
  /** A question put to the stored records: the filters in force come along. */
  readonly isQuestion?: true;
  /** In the bottom bar of a narrow screen; the others stand behind "More" there. */
  readonly isOnBar?: true;
}

/** Where one can go. The rail and the bottom bar draw this list. */
export const PLACES: readonly Place[] = [
  { href: "/", name: "Overview", icon: LayoutGrid, isQuestion: true, isOnBar: true },
  { href: "/live", name: "Live", icon: Radio, isQuestion: true },
  { href: "/savings", name: "Savings", icon: TrendingDown, isQuestion: true, isOnBar: true },
  { href: "/reliability", name: "Reliability", icon: CircleGauge, isQuestion: true },
  { href: "/latency", name: "Latency", icon: Timer, isQuestion: true },
  { href: "/audit", name: "Tier audit", icon: ScanSearch, isQuestion: true },
  { href: "/calls", name: "Calls", icon: List, isQuestion: true, isOnBar: true },
  { href: "/workloads", name: "Workloads", icon: Layers, isQuestion: true },
  { href: "/scenarios", name: "Scenarios", icon: FlaskConical, isQuestion: true },
  { href: "/imports", name: "Imports", icon: Upload, isOnBar: true },
  { href: "/prices", name: "Prices", icon: Tags },
  { href: "/settings/keys", name: "Keys", icon: KeyRound },
];
