"""From other people's tables and calendars to entries of ours.

    bytes ─ files → rows (tables, workbook) ─ records, plan ─┐
                                                             ├→ Item ─ shelf, fit → entry texts ─ folder → DIR
    bytes ─ files → ics ─ recurring ─────────────────────────┘
                      └─ what a site like ours exports: own_rows, own_calendar (told, spoken → settling)

The rules that all modules here keep: every row and every event becomes an entry or a Refusal that
names it; nothing is invented (a missing time stays missing); what has no key of ours is kept in the
body; whatever is written has been read back by our own reader first and said the same.
"""
