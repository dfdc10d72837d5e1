import { COMPARED_TIERS } from "../../core/tier.ts";
import type { CostCell } from "../cost-cell.ts";
import type { UsagePrice } from "./usage-price.ts";

/** Running sums of what was asked for beside what was served; money in picodollars. */
export class AskedSum {
  /** What the records would cost at the tier they asked for; as served where that is not said or not sold. */
  spend = 0n;
  /** Of what cost more than as asked, by how much. */
  over = 0n;
  /** Single calls that name the tier asked for; `auto` leaves it to the project's setting and names none. */
  calls = 0;
  /** Answered calls that name both tiers, … */
  both = 0;
  /** … and those of them that were served what they asked for. */
  kept = 0;

  add(cell: CostCell, price: UsagePrice): void {
    const { grain, tierRequested, tierServed, outcome, records } = cell;
    const isNamed = tierRequested !== null && tierRequested !== "auto";
    if (grain === "call" && isNamed) {
      this.calls += records;
      if (tierServed !== null && (outcome === "success" || outcome === "incomplete")) {
        this.both += records;
        if (tierServed === tierRequested) this.kept += records;
      }
    }
    if (price.kind === "unpriced") return;
    const asked = COMPARED_TIERS.find((tier) => tier === tierRequested);
    const there = asked === undefined || price.at === null ? null : price.at[asked];
    const total = there?.kind === "moved" ? there.priced.total : price.served.total;
    this.spend += total;
    if (price.served.total > total) this.over += price.served.total - total;
  }
}
