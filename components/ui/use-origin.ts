"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Where this page was opened, which is where programs on this machine find it, too. */
export const useOrigin = (): string =>
  useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "http://127.0.0.1:3000",
  );
