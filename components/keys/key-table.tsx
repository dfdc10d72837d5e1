"use client";
import type { IngestKey } from "../../lib/wire/ingest-keys.ts";
import { formatMoment } from "../format/moment.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { SCOPE_WORDS, STATE_TONES } from "./key-words.ts";

const moment = (at: string | null) => (
  <span className="block min-w-24">
    {at === null ? "–" : formatMoment(Date.parse(at) * 1_000, "UTC")}
  </span>
);

function countColumn(id: keyof IngestKey["counts"], header: string): Column<IngestKey> {
  return {
    ...{ id, header, numeric: true },
    sortBy: ({ counts }) => counts[id],
    cell: ({ counts, holdsRows, state }) => {
      const isGone = id === "inserted" && state === "revoked" && !holdsRows && counts[id] > 0;
      const count = formatCount(counts[id]);
      if (!isGone) return <span className={counts[id] === 0 ? "text-ink-3" : ""}>{count}</span>;
      return (
        <s className="text-ink-3" title="Taken back">
          {count}
        </s>
      );
    },
  };
}

const COLUMNS: readonly Column<IngestKey>[] = [
  {
    id: "name",
    header: "Whose",
    sortBy: ({ name }) => name,
    cell: ({ name, prefix, scopes, client, dropped }) => (
      <span className="block max-w-80 min-w-36">
        <span className="wrap-anywhere">{name}</span>
        <span className="block text-12 text-ink-3">
          <span className="font-mono">{prefix}…</span>{" "}
          {scopes
            .map((scope) => SCOPE_WORDS[scope])
            .join(", ")
            .toLowerCase()}
        </span>
        {client === null ? null : (
          <span className="block text-12 wrap-anywhere text-ink-3">last sent by {client}</span>
        )}
        {dropped === 0 ? null : (
          <span className="block text-12 text-loss">
            its sender dropped {formatCounted(dropped, "record")}
          </span>
        )}
      </span>
    ),
  },
  {
    id: "state",
    header: "State",
    sortBy: ({ state }) => state,
    cell: ({ state }) => <Badge tone={STATE_TONES[state]}>{state}</Badge>,
  },
  {
    id: "made",
    header: "Made, UTC",
    sortBy: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => moment(createdAt),
  },
  {
    id: "expires",
    header: "Expires, UTC",
    sortBy: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => (expiresAt === null ? "never" : moment(expiresAt)),
  },
  {
    id: "used",
    header: "Last used, UTC",
    sortBy: ({ lastUsedAt }) => lastUsedAt,
    cell: ({ lastUsedAt }) => moment(lastUsedAt),
  },
  countColumn("received", "Received"),
  countColumn("inserted", "Inserted"),
  countColumn("duplicate", "Duplicate"),
  countColumn("rejected", "Rejected"),
  countColumn("skipped", "Skipped"),
];

interface KeyTableProps {
  readonly keys: readonly IngestKey[];
  readonly onRevoke: (key: IngestKey) => void;
}

/** Every key with what came in under it. */
export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  const actions: Column<IngestKey> = {
    ...{ id: "revoke", header: "Revoke", bare: true, numeric: true },
    cell: (key) => {
      if (key.state === "revoked" && !key.holdsRows) return null;
      const verb = key.state === "revoked" ? "Take back" : "Revoke";
      return (
        <Button
          size="small"
          look="quiet"
          aria-label={`${verb} ${key.name}`}
          onClick={() => onRevoke(key)}
        >
          {verb}
        </Button>
      );
    },
  };
  return (
    <DataTable
      caption="Ingest keys"
      columns={[...COLUMNS, actions]}
      rows={keys}
      rowKey={({ id }) => String(id)}
      show={50}
    />
  );
}
