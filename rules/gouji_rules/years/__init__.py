"""XYR 跨年: two years of one organization, a year that slipped in from another, or a report beside those it sums up."""
