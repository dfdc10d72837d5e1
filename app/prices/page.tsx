import type { Metadata } from "next";
import { PricesPage } from "../../components/prices/prices-page.tsx";
import { priceCatalogue } from "../../lib/analytics/price-catalogue.ts";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";
import { nowUs } from "../_server/now.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Prices" };

export default function Page() {
  return <PricesPage catalogue={priceCatalogue(PRICE_BOOK, nowUs())} />;
}
