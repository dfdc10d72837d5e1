import type { Metadata } from "next";
import { PricesPage } from "../../components/prices/prices-page.tsx";
import { priceCatalogue } from "../../lib/analytics/price-catalogue.ts";
import { nowUs } from "../_server/now.ts";
import { ownNames } from "../_server/own-names.ts";
import { priceBook } from "../_server/price-book.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Prices" };

export default async function Page() {
  const [book, own] = await Promise.all([priceBook(), ownNames()]);
  return <PricesPage catalogue={priceCatalogue(book, nowUs())} own={own} />;
}
