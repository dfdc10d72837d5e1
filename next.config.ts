import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // The development server is opened by its address as well as by its name.
  allowedDevOrigins: ["127.0.0.1"],
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["postgres"],
  // `npm test` checks types first, over more than the pages; a start must not wait for it twice.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default config;
