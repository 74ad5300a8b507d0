"""XYR 跨年: two years of one organization, or a year that slipped in from another."""
