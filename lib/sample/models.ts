import type { SampleModel } from "./profile.ts";

const olderOpenai = { provider: "openai", cacheStep: 128, cacheWrites: "free" } as const;

export const GPT_5_4: SampleModel = {
  ...olderOpenai,
  id: "gpt-5.4",
  ttftMs: 800,
  msPerToken: 17,
  contextTokens: 1_000_000,
};

/** Evaluations pin a snapshot; the catalogue knows it as an alias. */
export const GPT_5_4_PINNED: SampleModel = { ...GPT_5_4, id: "gpt-5.4-2026-03-05" };

export const GPT_5_4_MINI: SampleModel = {
  ...olderOpenai,
  id: "gpt-5.4-mini",
  ttftMs: 450,
  msPerToken: 9,
  contextTokens: 400_000,
};

export const GPT_5_4_NANO: SampleModel = {
  ...olderOpenai,
  id: "gpt-5.4-nano",
  ttftMs: 350,
  msPerToken: 6,
  contextTokens: 400_000,
};

/** A fine-tune that no catalogue lists: its calls stay unpriced. */
export const TUNED_MINI: SampleModel = {
  ...GPT_5_4_MINI,
  id: "ft:gpt-5.4-mini-2026-03-17:northwind:ticket-tags:c41x9",
};

export const GPT_5_3_CODEX: SampleModel = {
  ...olderOpenai,
  id: "gpt-5.3-codex",
  ttftMs: 900,
  msPerToken: 15,
  contextTokens: 400_000,
};

export const GPT_5_6_SOL: SampleModel = {
  id: "gpt-5.6-sol",
  provider: "openai",
  ttftMs: 1_200,
  msPerToken: 15,
  cacheStep: 1,
  cacheWrites: "charged",
  contextTokens: 1_000_000,
};

export const GPT_5_6_TERRA: SampleModel = {
  ...GPT_5_6_SOL,
  id: "gpt-5.6-terra",
  ttftMs: 700,
  msPerToken: 11,
};

export const GPT_5_6_LUNA: SampleModel = {
  ...GPT_5_6_SOL,
  id: "gpt-5.6-luna",
  ttftMs: 500,
  msPerToken: 7,
};

export const CLAUDE_SONNET_5_5: SampleModel = {
  id: "claude-sonnet-5-5",
  provider: "anthropic",
  ttftMs: 950,
  msPerToken: 14,
  cacheStep: 1,
  cacheWrites: "charged",
  contextTokens: 1_000_000,
};

export const GEMINI_3_8_FLASH: SampleModel = {
  id: "gemini-3.8-flash",
  provider: "google",
  ttftMs: 500,
  msPerToken: 5,
  cacheStep: 1,
  cacheWrites: "unknown",
  contextTokens: 1_000_000,
};
