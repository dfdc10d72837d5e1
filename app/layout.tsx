import { clsx } from "clsx";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import { type ReactNode, Suspense } from "react";
import { PaletteHost } from "../components/palette/palette-host.tsx";
import { BareAddress } from "../components/saved-views/bare-address.tsx";
import { NavigationGuard } from "../components/shell/navigation-guard.tsx";
import { Rail } from "../components/shell/rail.tsx";
import { THEME_COOKIE, themeFromCookie } from "../components/theme/theme.ts";
import "./globals.css";

const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
  display: "swap",
});

export const metadata: Metadata = {
  title: { default: "Tierscope", template: "%s · Tierscope" },
  description: "What LLM service tiers cost, save and break, on your own traffic.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = themeFromCookie((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" className={clsx(inter.variable, theme !== "system" && theme)}>
      <body>
        <a
          href="#content"
          className="no-print fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-3 py-2 text-13 text-on-accent focus:translate-y-0"
        >
          Skip to the content
        </a>
        <Suspense>
          <Rail theme={theme} />
        </Suspense>
        <main id="content" tabIndex={-1} className="pb-16 outline-none sm:pb-0 sm:pl-14 lg:pl-52">
          {children}
        </main>
        <Suspense>
          <BareAddress />
        </Suspense>
        <PaletteHost />
        <NavigationGuard />
      </body>
    </html>
  );
}
