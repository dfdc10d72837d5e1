"use client";
import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link to a page, fetched ahead when it is pointed at or focused. Fetching every visible one ahead asks the server for a
 * dozen pages at each page that is opened.
 */
export function PageLink({
  onPointerEnter,
  onFocus,
  ...rest
}: Omit<ComponentProps<typeof Link>, "prefetch">) {
  const [isLikely, setLikely] = useState(false);
  return (
    <Link
      {...rest}
      prefetch={isLikely ? null : false}
      onPointerEnter={(event) => {
        setLikely(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setLikely(true);
        onFocus?.(event);
      }}
    />
  );
}
